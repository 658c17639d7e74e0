package dev.paperclick.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.paperclick.http.RawHttp;
import dev.paperclick.http.SettableClock;
import dev.paperclick.http.Site;
import dev.paperclick.links.LinkChanges;
import dev.paperclick.links.LinkFunction;
import dev.paperclick.links.LinkRequest;
import dev.paperclick.links.RedirectAddress;
import dev.paperclick.links.TrackedLink;
import dev.paperclick.links.TrackedLinks;
import dev.paperclick.platform.TestDatabase;
import dev.paperclick.platform.UserProblem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Links that are changed while a server answers them. */
class ChangedLinksTests {

    private static final String OLD = "https://old.example/steve";
    private static final String NEW = "https://new.example/steve";

    private static JdbcClient jdbc;
    private static Site site;

    @BeforeAll
    static void open() {
        TestDatabase database = TestDatabase.fresh();
        jdbc = database.jdbc();
        site = Site.open(database.dataSource(), new SettableClock(Instant.parse("2026-11-21T15:00:00Z")), Map.of());
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @BeforeEach
    void empty() {
        site.settle();
        jdbc.sql("truncate link_tracking, link_changes, link_clicks").update();
    }

    private static TrackedLink mint(String application, String url) {
        return site.bean(TrackedLinks.class)
                .mint(List.of(new LinkRequest(
                        "steve_glen",
                        "job",
                        application,
                        LinkFunction.PORTFOLIO,
                        url,
                        RedirectAddress.of("https://links.example.com/track", "base"))))
                .get(0);
    }

    private static LinkChanges changes() {
        return site.bean(LinkChanges.class);
    }

    private static RawHttp.Answer follow(TrackedLink link) {
        site.noticeLinks();
        return RawHttp.get(site.publicPort(), "/track/" + link.id());
    }

    private static int repoint(List<TrackedLink> links, String url) {
        return Objects.requireNonNull(new TransactionTemplate(site.bean(PlatformTransactionManager.class))
                .execute(status -> changes().repoint(links, url, "ann")));
    }

    private static List<String> kept() {
        return jdbc.sql("""
                select concat_ws(' ', changed_by, change, old_url, new_url) from link_changes order by change_id
                """).query(String.class).list();
    }

    @Test
    void aReaderOfOldDocumentsArrivesAtTheNewAddressAndNewDocumentsGetTheSameLink() {
        TrackedLink link = mint("app", OLD);
        assertThat(follow(link).header("Location")).isEqualTo(OLD);

        assertThat(repoint(changes().leadingTo("HTTPS://Old.Example/steve", null), NEW))
                .isOne();

        assertThat(follow(link).header("Location")).isEqualTo(NEW);
        assertThat(mint("app", NEW).id()).isEqualTo(link.id());
        assertThat(repoint(changes().find(List.of(link.id().value())), NEW)).isZero();
        assertThat(kept()).containsExactly("ann repointed " + OLD + " " + NEW);
    }

    @Test
    void twoLinksOfAnApplicationThatComeToLeadToOneAddressBothStay() {
        TrackedLink old = mint("app", OLD);
        TrackedLink older = mint("app", "https://older.example/steve");
        TrackedLink present = mint("app", NEW);

        assertThat(repoint(List.of(old, older), NEW)).isEqualTo(2);

        assertThat(List.of(old, older, present))
                .allSatisfy(link -> assertThat(follow(link).header("Location")).isEqualTo(NEW));
        assertThat(mint("app", NEW).id()).isEqualTo(present.id());

        // All of them together move on, though the address that they come to is new to all.
        String newest = "https://newest.example/steve";
        assertThat(repoint(changes().leadingTo(NEW, "steve_glen"), newest)).isEqualTo(3);
        assertThat(List.of(old, older, present))
                .allSatisfy(link -> assertThat(follow(link).header("Location")).isEqualTo(newest));
        TrackedLink found = mint("app", newest);
        assertThat(site.bean(TrackedLinks.class).count()).isEqualTo(3);
        assertThat(mint("app", newest)).isEqualTo(found);
    }

    @Test
    void deactivatedLinksAreGoneUntilTheyAreActivated() {
        TrackedLink link = mint("app", OLD);
        TrackedLink other = mint("other", OLD);

        assertThat(changes().setActive(changes().ofApplication("app"), false, "ann"))
                .isOne();
        assertThat(changes().setActive(List.of(link), false, "ann")).isZero();
        assertThat(follow(link).status()).isEqualTo(410);
        site.settle();
        assertThat(jdbc.sql("select tracking_id from link_clicks")
                        .query(String.class)
                        .list())
                .as("who follows it all the same is known")
                .containsExactly(link.id().value());
        assertThat(follow(other).status()).isEqualTo(302);

        assertThat(changes().setActive(List.of(link), true, "ben")).isOne();
        assertThat(follow(link).status()).isEqualTo(302);
        assertThat(kept()).containsExactly("ann deactivated", "ben activated");
    }

    @Test
    void noLinkIsLedWhereNoneCouldBeMadeTo() {
        TrackedLink link = mint("app", OLD);

        for (String url : List.of(
                "javascript:alert(1)", "https://links.example.com/track/x", "http://localhost:8080/track/x", "steve")) {
            assertThatExceptionOfType(UserProblem.class)
                    .as(url)
                    .isThrownBy(() -> changes().requireFit(url, List.of(link)))
                    .withMessageContaining("'" + url + "'");
        }
        assertThat(changes().requireFit("HTTPS://New.Example:443/steve", List.of(link)))
                .isEqualTo(NEW);
    }
}
