package dev.paperclick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paperclick.links.LinkFunction;
import dev.paperclick.links.LinkRequest;
import dev.paperclick.links.RedirectAddress;
import dev.paperclick.links.TrackedLinks;
import dev.paperclick.platform.Database;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What a database has of the clicks that a load has made. */
public final class KeptClicks {

    private final DataSource dataSource;
    private final JdbcClient jdbc;

    private KeptClicks(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
    }

    public static KeptClicks in(DataSource dataSource) {
        return new KeptClicks(dataSource);
    }

    public static KeptClicks in(Database database) {
        return new KeptClicks(new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password()));
    }

    /** The path of a new link. */
    public String link() {
        return "/track/"
                + new TrackedLinks(jdbc, dataSource)
                        .mint(List.of(new LinkRequest(
                                "steve_glen",
                                "job",
                                "app",
                                LinkFunction.PORTFOLIO,
                                "https://portfolio.example/steve-glen",
                                RedirectAddress.of("http://localhost:8080/track", "BASE_REDIRECT_URL"))))
                        .get(0)
                        .id();
    }

    /** Waits until every click that was answered is there, and checks that each is there once. */
    public void assertEachOnce(ClickLoad load) {
        await().atMost(Waits.LONG)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> count() >= load.answered().size() && userAgents().containsAll(load.answered()));
        assertOnlySent(load);
    }

    /** Checks that each is there now. */
    public void assertEachOnceNow(ClickLoad load) {
        assertThat(missing(load)).as("clicks that are not in the database").isZero();
        assertOnlySent(load);
    }

    /** How many that were answered are not there. */
    public long missing(ClickLoad load) {
        Set<String> missing = new HashSet<>(load.answered());
        missing.removeAll(userAgents());
        return missing.size();
    }

    private void assertOnlySent(ClickLoad load) {
        Set<String> found = userAgents();
        assertThat(load.sent().containsAll(found)).isTrue();
        assertThat(found.size()).isEqualTo((int) count());
        assertThat(jdbc.sql("select count(distinct click_id) from link_clicks")
                        .query(Long.class)
                        .single())
                .isEqualTo(count());
    }

    public long count() {
        return jdbc.sql("select count(*) from link_clicks").query(Long.class).single();
    }

    private Set<String> userAgents() {
        return new HashSet<>(jdbc.sql("select user_agent from link_clicks")
                .query(String.class)
                .list());
    }
}
