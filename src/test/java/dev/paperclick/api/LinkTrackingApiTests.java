package dev.paperclick.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.http.RawHttp;
import dev.paperclick.http.SettableClock;
import dev.paperclick.http.Site;
import dev.paperclick.links.LinkFunction;
import dev.paperclick.links.LinkRequest;
import dev.paperclick.links.RedirectAddress;
import dev.paperclick.links.TrackedLink;
import dev.paperclick.links.TrackedLinks;
import dev.paperclick.platform.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class LinkTrackingApiTests {

    private static final SettableClock CLOCK = new SettableClock(Instant.parse("2026-11-21T15:00:00Z"));

    private static JdbcClient jdbc;
    private static Site site;

    @BeforeAll
    static void open() {
        TestDatabase database = TestDatabase.fresh();
        jdbc = database.jdbc();
        site = Site.open(database.dataSource(), CLOCK, Map.of());
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @BeforeEach
    void empty() {
        jdbc.sql("truncate link_clicks, link_tracking").update();
        CLOCK.set(Instant.parse("2026-11-21T15:00:00Z"));
    }

    private static TrackedLink mint() {
        return site.bean(TrackedLinks.class)
                .mint(List.of(new LinkRequest(
                        "steve_glen",
                        "job",
                        null,
                        LinkFunction.CALENDLY,
                        "https://calendly.com/steve-glen",
                        RedirectAddress.of("http://localhost:8080/track", "BASE_REDIRECT_URL"))))
                .get(0);
    }

    private static void click(TrackedLink link, String userAgent) {
        assertThat(RawHttp.get(
                                site.publicPort(),
                                "/track/" + link.id(),
                                "User-Agent: " + userAgent,
                                "Accept-Language: en")
                        .status())
                .isEqualTo(302);
        site.settle();
    }

    @Test
    void aLinkIsShownWithItsClicks() {
        TrackedLink link = mint();
        jdbc.sql("update link_tracking set created_at = '2026-11-01T00:00:00Z'").update();
        click(link, "Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Safari/604.1");
        CLOCK.pass(Duration.ofHours(1));
        click(link, "Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Safari/604.1");
        click(link, "Thing/1.0");
        click(link, "curl/8.10.1");

        RawHttp.Answer answer = RawHttp.get(site.consolePort(), "/api/link-tracking/analytics/" + link.id());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.headers()).doesNotContainKey("access-control-allow-origin");
        assertThat(answer.body())
                .isEqualTo(("{'tracking_id':'%s','link':{'user_id':'steve_glen','job_id':'job','application_id':null,"
                                + "'link_function':'Calendly','original_url':'https://calendly.com/steve-glen',"
                                + "'redirect_url':'http://localhost:8080/track/%s','is_active':true,"
                                + "'created_at':'2026-11-01T00:00:00Z'},'click_statistics':{'total_clicks':4,"
                                + "'human_clicks':2,'automated_clicks':1,'uncertain_clicks':1,'excluded_clicks':0,'unique_sessions':1,"
                                + "'first_click':'2026-11-21T15:00:00Z','last_click':'2026-11-21T16:00:00Z'}}")
                        .formatted(link.id(), link.id())
                        .replace('\'', '"'));
    }

    @Test
    void aLinkWithoutClicksHasNoFirstAndLast() {
        RawHttp.Answer answer = RawHttp.get(site.consolePort(), "/api/link-tracking/analytics/" + mint().id());

        assertThat(answer.body()).contains("\"total_clicks\":0", "\"first_click\":null", "\"last_click\":null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lt_calendly_abc123", "nonsense", "%3Cscript%3E", "%00"})
    void unknownLinksAreAProblemDocument(String id) {
        RawHttp.Answer answer = RawHttp.get(site.consolePort(), "/api/link-tracking/analytics/" + id);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json; charset=utf-8");
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                        + "\"detail\":\"There is no link with this tracking id.\"}");
    }

    @Test
    void healthSaysWhetherTrackingWorks() {
        TrackedLink link = mint();
        click(link, "curl/8.10.1");
        CLOCK.pass(Duration.ofHours(23));
        click(link, "curl/8.10.1");
        CLOCK.pass(Duration.ofHours(23));

        RawHttp.Answer answer = RawHttp.get(site.consolePort(), "/api/link-tracking/health");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"status\":\"healthy\",\"database\":\"up\",\"tracking_enabled\":true,"
                        + "\"base_redirect_url\":\"http://localhost:8080/track\",\"base_redirect_url_is_public\":false,"
                        + "\"links\":1,\"clicks_last_day\":1,\"clicks_not_recorded\":0}");
    }

    @Test
    void nothingOfItExistsForStrangers() {
        assertThat(RawHttp.get(site.publicPort(), "/api/link-tracking/health").status())
                .isEqualTo(404);
        assertThat(RawHttp.get(site.publicPort(), "/api/link-tracking/analytics/" + mint().id())
                        .status())
                .isEqualTo(404);
        assertThat(RawHttp.get(site.publicPort(), "/").status()).isEqualTo(404);
    }

    @Test
    void strangersLearnUpOrDownAndNothingElse() {
        for (int port : List.of(site.publicPort(), site.consolePort())) {
            Awaitility.await().until(() -> RawHttp.get(port, "/health").status() == 200);
            RawHttp.Answer answer = RawHttp.get(port, "/health");
            assertThat(answer.body()).isEqualTo("{\"status\":\"up\"}");
        }
    }
}
