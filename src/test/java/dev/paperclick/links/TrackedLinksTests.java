package dev.paperclick.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.paperclick.platform.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class TrackedLinksTests {

    private static final RedirectAddress BASE =
            RedirectAddress.of("https://links.example.com/track", "BASE_REDIRECT_URL");
    private static final String CALENDLY = "https://calendly.com/steve-glen/30min";

    private static TestDatabase database;
    private static JdbcClient jdbc;

    private TrackedLinks links;

    @BeforeAll
    static void migrate() {
        database = TestDatabase.fresh();
        jdbc = database.jdbc();
    }

    @BeforeEach
    void empty() {
        jdbc.sql("truncate link_tracking").update();
        links = new TrackedLinks(jdbc, database.dataSource());
    }

    @Test
    void mintsOneLinkForEachRequestInTheirOrder() {
        List<TrackedLink> minted = links.mint(List.of(
                request("app-2", LinkFunction.PORTFOLIO, "https://steveglen.com"),
                request("app-1", LinkFunction.CALENDLY, CALENDLY),
                request("app-1", LinkFunction.LINKEDIN, "https://linkedin.com/in/steve-glen")));

        assertThat(minted).extracting(TrackedLink::function).containsExactly("Portfolio", "Calendly", "LinkedIn");
        assertThat(minted).extracting(TrackedLink::applicationId).containsExactly("app-2", "app-1", "app-1");
        assertThat(minted).allSatisfy(link -> {
            assertThat(link.redirectUrl()).isEqualTo("https://links.example.com/track/" + link.id());
            assertThat(link.isActive()).isTrue();
            assertThat(link.userId()).isEqualTo("steve_glen");
            assertThat(links.find(link.id())).contains(link);
        });
        assertThat(links.count()).isEqualTo(3);
    }

    @Test
    void findsTheSameLinkAgain() {
        LinkRequest request = request("app-1", LinkFunction.CALENDLY, CALENDLY);
        TrackedLink first = links.mint(List.of(request)).get(0);

        assertThat(links.mint(List.of(request, request))).containsExactly(first, first);
        assertThat(links.count()).isOne();
    }

    /** A statement whose cost follows the table makes long lists take hours. */
    @Test
    void findingLinksReadsNoOthers() {
        List<LinkRequest> requests = IntStream.range(0, 2_000)
                .mapToObj(i -> request("app-" + i, LinkFunction.CALENDLY, CALENDLY))
                .toList();
        List<TrackedLink> minted = links.mint(requests);

        List<TrackedLink> found = new ArrayList<>();
        Long read = new TransactionTemplate(new DataSourceTransactionManager(database.dataSource())).execute(status -> {
            for (int i = 0; i < requests.size(); i += 100) {
                found.addAll(links.mint(requests.subList(i, i + 100)));
            }
            return jdbc.sql("""
                                    select seq_tup_read + idx_tup_fetch
                                      from pg_stat_xact_user_tables
                                     where relname = 'link_tracking'
                                    """).query(Long.class).single();
        });

        assertThat(found).isEqualTo(minted);
        assertThat(read).as("rows read").isLessThan(3L * requests.size());
    }

    @Test
    void aRepeatedWishTouchesNothing() {
        LinkRequest request = request("app-1", LinkFunction.CALENDLY, CALENDLY);
        links.mint(List.of(request));
        String before = rowVersion();

        links.mint(List.of(request));

        assertThat(rowVersion()).isEqualTo(before);
    }

    @Test
    void anotherBaseChangesTheAddressAndKeepsTheId() {
        TrackedLink before = links.mint(List.of(request("app-1", LinkFunction.CALENDLY, CALENDLY)))
                .get(0);
        RedirectAddress own = RedirectAddress.of("https://go.steveglen.com", "base_redirect_url");

        TrackedLink after = links.mint(
                        List.of(new LinkRequest("steve_glen", "job", "app-1", LinkFunction.CALENDLY, CALENDLY, own)))
                .get(0);

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.redirectUrl()).isEqualTo("https://go.steveglen.com/" + before.id());
    }

    @Test
    void anotherOriginalAddressIsAnotherLinkAndTheOldOneLives() {
        TrackedLink before = links.mint(List.of(request("app-1", LinkFunction.CALENDLY, CALENDLY)))
                .get(0);
        TrackedLink after = links.mint(
                        List.of(request("app-1", LinkFunction.CALENDLY, "https://calendly.com/steve-glen/60min")))
                .get(0);

        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(links.find(before.id())).contains(before);
    }

    @Test
    void aRetiredLinkIsFoundAsItIs() {
        LinkRequest request = request("app-1", LinkFunction.CALENDLY, CALENDLY);
        TrackedLink link = links.mint(List.of(request)).get(0);
        jdbc.sql("update link_tracking set is_active = false").update();

        assertThat(links.mint(List.of(request))).singleElement().satisfies(again -> {
            assertThat(again.id()).isEqualTo(link.id());
            assertThat(again.isActive()).isFalse();
        });
    }

    @Test
    void eitherJobOrApplicationIsEnough() {
        LinkRequest byJob = new LinkRequest(null, "job", null, LinkFunction.CALENDLY, CALENDLY, BASE);
        LinkRequest byApplication = new LinkRequest(null, null, "app", LinkFunction.CALENDLY, CALENDLY, BASE);

        List<TrackedLink> minted = links.mint(List.of(byJob, byApplication));

        assertThat(minted.get(0).id()).isNotEqualTo(minted.get(1).id());
        assertThat(links.mint(List.of(byApplication, byJob))).containsExactly(minted.get(1), minted.get(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinkRequest("steve_glen", null, null, LinkFunction.CALENDLY, CALENDLY, BASE));
    }

    @Test
    void aRequestHoldsNothingButACleanDestination() {
        assertThat(request("app-1", LinkFunction.PORTFOLIO, "HTTPS://bücher.example/é")
                        .originalUrl())
                .isEqualTo("https://xn--bcher-kva.example/%C3%A9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request("app-1", LinkFunction.PORTFOLIO, "javascript:alert(1)"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request("app-1", LinkFunction.PORTFOLIO, BASE + "/lt_calendly_abcd"));
    }

    @Test
    void nothingWantedIsNothingDone() {
        assertThat(links.mint(List.of())).isEmpty();
    }

    @Test
    void twentyAtOnceGetTheSameLinks() throws Exception {
        List<LinkRequest> wanted = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            wanted.add(request("app-" + i, LinkFunction.CALENDLY, CALENDLY));
        }
        CyclicBarrier start = new CyclicBarrier(20);
        ExecutorService pool = Executors.newFixedThreadPool(20);
        try {
            List<Callable<List<TrackedLink>>> calls = new ArrayList<>();
            for (int seed = 0; seed < 20; seed++) {
                List<LinkRequest> shuffled = new ArrayList<>(wanted);
                Collections.shuffle(shuffled, new Random(seed));
                calls.add(() -> {
                    start.await();
                    return links.mint(shuffled);
                });
            }
            List<TrackedLink> expected = null;
            for (Future<List<TrackedLink>> minted : pool.invokeAll(calls)) {
                List<TrackedLink> sorted = minted.get().stream()
                        .sorted((a, b) ->
                                String.valueOf(a.applicationId()).compareTo(String.valueOf(b.applicationId())))
                        .toList();
                assertThat(sorted).hasSize(50);
                expected = expected == null ? sorted : expected;
                assertThat(sorted).isEqualTo(expected);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(links.count()).isEqualTo(50);
    }

    @Test
    void unknownIdsAreNotFound() {
        assertThat(links.find(new TrackingId("lt_calendly_abc123"))).isEmpty();
    }

    private static LinkRequest request(String application, LinkFunction function, String url) {
        return new LinkRequest("steve_glen", "job", application, function, url, BASE);
    }

    private static String rowVersion() {
        return jdbc.sql("select xmin::text || ' ' || updated_at from link_tracking")
                .query(String.class)
                .single();
    }
}
