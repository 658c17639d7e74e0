package dev.paperclick.targets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.Waits;
import dev.paperclick.http.SettableClock;
import dev.paperclick.links.LinkProperties;
import dev.paperclick.links.TrackedLinks;
import dev.paperclick.platform.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rounds over the targets of links in a real database, on a real server. */
class TargetCheckTests {

    private static final Instant DAY = Instant.parse("2026-11-21T15:00:00Z");

    private static TestDatabase database;
    private static WebPages pages;

    private final SettableClock clock = new SettableClock(DAY);
    private final Targets targets = new Targets(database.jdbc());
    private final TargetCheck check = new TargetCheck(
            new TrackedLinks(database.jdbc(), database.dataSource()),
            targets,
            new LinkProperties(true, "http://localhost:8080/track", Set.of("calendly_url"), true, "paperclick", 0),
            new TargetProperties(Waits.LONG, List.of("127.0.0.1")),
            clock);

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
        pages = WebPages.open();
    }

    @AfterAll
    static void close() {
        pages.close();
        database.close();
    }

    @BeforeEach
    void empty() {
        database.jdbc().sql("truncate link_tracking, link_targets").update();
    }

    /** So many links of different candidates to one page. */
    private static void links(String url, int count) {
        database.jdbc().sql("""
                insert into link_tracking (tracking_id, user_id, application_id, link_function, original_url, redirect_url)
                select 'lt_portfolio_' || upper(md5(:url || n)), 'candidate' || n, 'app', 'Portfolio', :url, 'http://localhost'
                  from generate_series(1, :count) as n
                """).param("url", url).param("count", count).update();
    }

    private TargetRound round(Instant since) throws InterruptedException {
        TargetRound round = check.begin(null, since, 8);
        while (round.next()) {
            assertThat(round.looked()).isPositive();
        }
        return round;
    }

    private Target target(String url) {
        return targets.find(List.of(url)).get(url);
    }

    @Test
    void looksAtEachPageOnceHoweverManyLinksLeadThere() throws InterruptedException {
        links(pages.url("/status/404"), 3);
        links(pages.url("/to/301/page"), 2);
        database.jdbc()
                .sql("update link_tracking set is_active = false where user_id = 'candidate2'")
                .update();
        links(pages.url("/unused"), 1);
        database.jdbc()
                .sql("update link_tracking set is_active = false where original_url like '%unused'")
                .update();
        int before = pages.requests();

        TargetRound round = round(DAY);

        assertThat(round.looked()).isEqualTo(2);
        assertThat(pages.requests() - before).isEqualTo(3);
        assertThat(target(pages.url("/status/404")).state()).isEqualTo(TargetState.DEAD);
        assertThat(target(pages.url("/status/404")).httpStatus()).isEqualTo(404);
        assertThat(target(pages.url("/to/301/page")).movedTo()).isEqualTo(pages.url("/page"));
        assertThat(check.begin("candidate3", DAY.plusSeconds(1), 1).known())
                .extracting(Target::url)
                .containsExactly(pages.url("/status/404"));
    }

    @Test
    void aServerThatCannotBeReachedIsDeadOnTheSecondDay() throws InterruptedException, IOException {
        String nowhere;
        try (ServerSocket socket = new ServerSocket(0)) {
            nowhere = "http://127.0.0.1:" + socket.getLocalPort() + "/";
        }
        links(nowhere, 1);

        for (int day = 0; day < 3; day++) {
            clock.set(DAY.plus(Duration.ofDays(day)));
            assertThat(round(clock.instant()).wasInVain()).isTrue();
            assertThat(target(nowhere).state()).as("nobody answered").isEqualTo(TargetState.UNSURE);
        }

        links(pages.url("/here"), 1);
        // Whoever answers may come after the page of the one that does not; in one page it does not matter.
        for (int look = 0; look < 2; look++) {
            clock.set(clock.instant().plusSeconds(60));
            round(clock.instant());
            assertThat(target(nowhere).state()).isEqualTo(TargetState.UNSURE);
        }
        clock.set(clock.instant().plus(Duration.ofDays(1)));
        round(clock.instant());
        assertThat(target(nowhere).state()).isEqualTo(TargetState.DEAD);
        assertThat(target(nowhere).fails()).isEqualTo(2);
    }

    @Test
    void whatIsThereAgainIsFineAgain() throws InterruptedException {
        links(pages.url("/back"), 1);
        pages.set("/back", 404);
        round(clock.instant());
        assertThat(target(pages.url("/back")).state()).isEqualTo(TargetState.DEAD);

        pages.set("/back", 200);
        clock.set(DAY.plusSeconds(60));
        round(clock.instant());

        assertThat(target(pages.url("/back")).state()).isEqualTo(TargetState.FINE);
        assertThat(target(pages.url("/back")).fails()).isZero();
    }

    @Test
    void aHostThatRefusesIsLeftInPeace() throws InterruptedException {
        for (int n = 0; n < 6; n++) {
            links(pages.url("/status/999/" + n), 1);
        }
        int before = pages.requests();

        TargetRound round = round(DAY);

        assertThat(pages.requests() - before).isEqualTo(3);
        assertThat(round.known()).hasSize(6).allMatch(target -> target.state() == TargetState.UNSURE);
        assertThat(round.known())
                .filteredOn(target -> target.reason().contains("not asked again"))
                .hasSize(3);
    }

    @Test
    void aRoundThatDiedIsGoneOnWithAndAHostIsAskedForOnePageAtATime() throws InterruptedException {
        for (int n = 0; n < 120; n++) {
            links(pages.url("/page/" + n), 1);
        }
        int before = pages.requests();
        check.begin(null, DAY, 8).next();
        assertThat(pages.requests() - before).isEqualTo(100);

        TargetRound rest = round(DAY);

        assertThat(rest.looked()).isEqualTo(20);
        assertThat(rest.leftAlone()).isEqualTo(100);
        assertThat(rest.known()).hasSize(120).allMatch(target -> target.state() == TargetState.FINE);
        assertThat(pages.requests() - before).isEqualTo(120);
        assertThat(pages.mostAtOnce()).isOne();
    }

    @Test
    void targetsThatNoLinkLeadsToAreForgotten() throws InterruptedException {
        links(pages.url("/a"), 1);
        links(pages.url("/b"), 1);
        round(DAY);
        database.jdbc()
                .sql("delete from link_tracking where original_url like '%/b'")
                .update();

        assertThat(targets.forgetOthers()).isOne();
        assertThat(target(pages.url("/a"))).isNotNull();
    }
}
