package dev.paperclick.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paperclick.Waits;
import dev.paperclick.platform.TestDatabase;
import dev.paperclick.platform.Workspace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.BeanUtils;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The index follows the table, whatever happens to the thread that makes it. */
class LinkFeedTests {

    private static final LinkProperties PROPERTIES =
            new LinkProperties(true, "http://localhost:8080/track", Set.of("calendly_url"), true, "paperclick", 0);

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private final TrackedLinks links = new TrackedLinks(database.jdbc(), database.dataSource());
    private final LinkIndex index = new LinkIndex(PROPERTIES, Clock.systemUTC());

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    private TrackedLink mint(String variant) {
        return links.mint(List.of(new LinkRequest(
                        "steve_glen",
                        "job",
                        "app",
                        LinkFunction.CALENDLY,
                        "https://calendly.com/steve-glen/30min",
                        PROPERTIES.redirectAddress(),
                        variant)))
                .get(0);
    }

    private String location(TrackedLink link) {
        return index.find(link.id().value()) instanceof LinkLookup.Known known
                        && known.link().location() != null
                ? known.link().location().from(null)
                : "";
    }

    @ParameterizedTest
    @ValueSource(classes = {OutOfMemoryError.class, StackOverflowError.class, NoClassDefFoundError.class})
    void evenAnErrorIsSurvived(Class<? extends Error> kind) throws InterruptedException {
        AtomicBoolean fails = new AtomicBoolean(true);
        CountDownLatch failures = new CountDownLatch(3);
        TrackedLink link = mint("a");
        DelegatingDataSource failing = new DelegatingDataSource(database.dataSource()) {
            @Override
            public Connection getConnection() throws SQLException {
                if (fails.get()) {
                    failures.countDown();
                    throw BeanUtils.instantiateClass(kind);
                }
                return super.getConnection();
            }
        };
        try (LinkFeed feed = new LinkFeed(index, links, failing, new Workspace(folder), Clock.systemUTC())) {
            feed.start();
            failures.await();
            assertThat(feed.isConnected()).isFalse();

            fails.set(false);

            await().atMost(Waits.LONG).until(feed::isConnected);
            assertThat(location(link)).isNotEmpty();
        }
    }

    @Test
    void calendlyIsToldTheVariantAsTheLatestDocumentsHaveIt() {
        TrackedLink link = mint("a");
        new Workspace(folder).makeData();
        try (LinkFeed feed =
                new LinkFeed(index, links, database.dataSource(), new Workspace(folder), Clock.systemUTC())) {
            feed.start();
            await().atMost(Waits.LONG).until(() -> location(link).contains("utm_term=a"));

            mint("b");

            await().atMost(Waits.LONG).until(() -> location(link).contains("utm_term=b"));
            assertThat(links.find(link.id()).orElseThrow().variant()).isEqualTo("b");
        }
        LinkIndex fresh = new LinkIndex(PROPERTIES, Clock.systemUTC());
        fresh.put(new LinkSnapshot(folder.resolve("data/links.jsonl")).read());
        assertThat(fresh.all())
                .singleElement()
                .satisfies(served -> assertThat(served.location().from(null)).contains("utm_term=b"));
    }
}
