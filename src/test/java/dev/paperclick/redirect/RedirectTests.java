package dev.paperclick.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.clicks.ClickIngest;
import dev.paperclick.clicks.IngestProgress;
import dev.paperclick.http.RawHttp;
import dev.paperclick.http.SettableClock;
import dev.paperclick.http.Site;
import dev.paperclick.links.LinkFunction;
import dev.paperclick.links.LinkRequest;
import dev.paperclick.links.RedirectAddress;
import dev.paperclick.links.TrackedLink;
import dev.paperclick.links.TrackedLinks;
import dev.paperclick.platform.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class RedirectTests {

    private static final String DESTINATION = "https://portfolio.example/steve-glen?month=2026-12#top";
    private static final String BASE = "http://localhost:8080/track";
    private static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
    private static final String[] BROWSER = {"User-Agent: " + CHROME, "Accept-Language: en-CA,en;q=0.9"};
    private static final String OFFICE = "User-Agent: Mozilla/4.0 (compatible; ms-office; MSOffice 16)";

    private static JdbcClient jdbc;
    private static Site site;

    private TrackedLink link;

    @BeforeAll
    static void open() {
        TestDatabase database = TestDatabase.fresh();
        jdbc = database.jdbc();
        jdbc.sql("insert into user_candidate_info (user_id, full_name) values ('steve_glen', 'Steve Glen')")
                .update();
        site = Site.open(
                database.dataSource(),
                new SettableClock(Instant.parse("2026-11-21T15:00:00Z")),
                Map.of("paperclick.server.trusted-proxies", "127.0.0.1"));
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @BeforeEach
    void mint() {
        site.settle();
        jdbc.sql("truncate link_clicks, link_tracking").update();
        link = site.bean(TrackedLinks.class)
                .mint(List.of(new LinkRequest(
                        "steve_glen",
                        "job",
                        "app",
                        LinkFunction.PORTFOLIO,
                        DESTINATION,
                        RedirectAddress.of(BASE, "BASE_REDIRECT_URL"))))
                .get(0);
    }

    private RawHttp.Answer get(String query, String... headers) {
        return RawHttp.get(site.publicPort(), "/track/" + link.id() + query, headers);
    }

    @Test
    void aReaderIsSentOnWithExactlyTheseHeaders() {
        RawHttp.Answer answer = get("", BROWSER);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Location")).isEqualTo(DESTINATION);
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("X-Robots-Tag")).isEqualTo("noindex, nofollow");
        assertThat(answer.headers())
                .containsOnlyKeys(
                        "location",
                        "cache-control",
                        "referrer-policy",
                        "x-robots-tag",
                        "content-length",
                        "date",
                        "connection");
        assertThat(click())
                .containsEntry("tracking_id", link.id().value())
                .containsEntry("verdict", "human")
                .containsEntry("document", null)
                .containsEntry("click_source", "direct")
                .containsEntry("method", "GET");
    }

    @Test
    void calendlyLearnsWhichLinkAndDocumentItsVisitorComesFrom() {
        jdbc.sql("update link_tracking set original_url = 'https://calendly.com/steve-glen/30min?month=2026-12#top'")
                .update();
        site.noticeLinks();

        assertThat(get("?d=r&utm_content=evil", BROWSER).header("Location"))
                .isEqualTo("https://calendly.com/steve-glen/30min?month=2026-12&utm_content=" + link.id()
                        + "&utm_source=paperclick&utm_campaign=app_app&utm_medium=resume#top");
    }

    @Test
    void theConsoleSendsReadersOnAsWell() {
        assertThat(RawHttp.get(site.consolePort(), "/track/" + link.id(), BROWSER)
                        .header("Location"))
                .isEqualTo(DESTINATION);
        assertThat(click()).containsEntry("verdict", "human");
    }

    @ParameterizedTest
    @CsvSource({
        "?d=r,                               resume",
        "?d=c,                               cover_letter",
        "?d=c&d=r,                           cover_letter",
        "?utm_source=x&d=r&next=http://evil, resume",
        "?d=x,                               ",
        "?d=,                                ",
        "?D=r,                               ",
        "?url=https://evil.example/,         "
    })
    void theQuerySaysWhichDocumentAndIsNeverForwarded(String query, String document) {
        assertThat(get(query, BROWSER).header("Location")).isEqualTo(DESTINATION);
        assertThat(click()).containsEntry("document", document);
    }

    @Test
    void headIsAnsweredAlikeAndNeverCountedAsAPerson() {
        RawHttp.Answer head = RawHttp.call("HEAD", site.publicPort(), "/track/" + link.id(), BROWSER);
        RawHttp.Answer get = get("", BROWSER);

        assertThat(head.status()).isEqualTo(302);
        assertThat(head.headers().keySet()).isEqualTo(get.headers().keySet());
        assertThat(head.header("Location")).isEqualTo(DESTINATION);
        assertThat(clicks("verdict")).containsExactlyInAnyOrder("automated", "human");
    }

    @Test
    void officeIsShownThePlainLinkAndItsReaderIsCounted() {
        RawHttp.Answer probe = get("?d=r", OFFICE);

        assertThat(probe.status()).isEqualTo(200);
        assertThat(probe.header("Location")).isEmpty();
        assertThat(probe.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(probe.header("Cache-Control")).isEqualTo("no-store");
        String address = BASE + "/" + link.id() + "?d=r";
        assertThat(probe.body())
                .contains("<a href=\"" + address + "\">" + address + "</a>")
                .doesNotContain("portfolio.example");

        assertThat(get("?d=r", BROWSER).status()).isEqualTo(302);
        assertThat(clicks("verdict")).containsExactlyInAnyOrder("automated", "human");
        assertThat(clicks("reasons[1]")).containsExactlyInAnyOrder("office_probe", "browser");
    }

    @ParameterizedTest
    @CsvSource({
        "HEAD,    Microsoft Office Existence Discovery",
        "OPTIONS, Microsoft Office Protocol Discovery",
        "OPTIONS, Microsoft Office Word 2014",
        "GET,     Microsoft Office Word 2014"
    })
    void officeMayAskInAnyWay(String method, String userAgent) {
        RawHttp.Answer answer =
                RawHttp.call(method, site.publicPort(), "/track/" + link.id(), "User-Agent: " + userAgent);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).doesNotContainKeys("dav", "ms-author-via", "location", "allow");
        assertThat(click()).containsEntry("verdict", "automated").containsEntry("method", method);
    }

    @Test
    void outlookIsSentOn() {
        assertThat(get("", "User-Agent: Microsoft Office/16.0 (ms-office; Microsoft Outlook 16.0)")
                        .status())
                .isEqualTo(302);
    }

    @Test
    void othersWhoAskForOptionsLearnTheMethodsAndAreNotCounted() {
        RawHttp.Answer answer = RawHttp.call("OPTIONS", site.publicPort(), "/track/" + link.id(), BROWSER);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(answer.headers()).doesNotContainKey("access-control-allow-origin");
        assertThat(clicks("verdict")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "TRACE", "PROPFIND"})
    void otherMethodsAreRefusedWithTheSameList(String method) {
        RawHttp.Answer answer = RawHttp.call(method, site.publicPort(), "/track/" + link.id(), BROWSER);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(clicks("verdict")).isEmpty();
    }

    @Test
    void whatIsFetchedAheadIsRecordedAsAutomated() {
        assertThat(get("", BROWSER[0], BROWSER[1], "Sec-Purpose: prefetch").status())
                .isEqualTo(302);

        assertThat(click()).containsEntry("verdict", "automated").containsEntry("reasons", "{prefetch,browser}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DNT: 1", "Sec-GPC: 1"})
    void readersWhoAskNotToBeTrackedAreSentOnAndOnlyCounted(String header) {
        assertThat(get("", BROWSER[0], BROWSER[1], header, "Referer: https://mail.google.com/")
                        .status())
                .isEqualTo(302);

        assertThat(click())
                .containsEntry("anonymous", true)
                .containsEntry("verdict", "human")
                .containsEntry("ip_address", null)
                .containsEntry("user_agent", null)
                .containsEntry("referrer_url", null)
                .containsEntry("session_id", null);
    }

    @ParameterizedTest
    @CsvSource({
        "curl/8.10.1,                                                      automated",
        "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots),       automated",
        "Mozilla/5.0 (compatible; Googlebot/2.1),                          automated",
        "Thing/1.0,                                                        uncertain",
        "Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Safari/604.1,           human"
    })
    void everybodyIsSentOnWhoeverTheyAre(String userAgent, String verdict) {
        assertThat(get("", "User-Agent: " + userAgent, "Accept-Language: de").status())
                .isEqualTo(302);
        assertThat(click()).containsEntry("verdict", verdict);
    }

    @Test
    void trustedProxiesSayWhoTheClientIs() {
        get("", BROWSER[0], BROWSER[1], "X-Forwarded-For: 6.6.6.6, 198.51.100.7");

        assertThat(click()).containsEntry("ip_address", "198.51.100.7");
    }

    @Test
    void strangeHeadersChangeNothing() {
        assertThat(get(
                                "",
                                "Host: evil.example",
                                "X-Forwarded-Host: evil.example",
                                "X-Forwarded-For: garbage",
                                "User-Agent: " + "ü".repeat(3_000),
                                "Referer: javascript:" + "\u00e4".repeat(3_000))
                        .header("Location"))
                .isEqualTo(DESTINATION);
        assertThat(click()).containsEntry("ip_address", "127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/track/lt_calendly_abcdefghijklmnopqrstuv",
                "/track/lt_calendly_abc",
                "/track/x",
                "/track/%00",
                "/track/lt_calendly_abcd%0d%0aSet-Cookie:a=b",
                "/track/'%20or%201=1--",
                "/track/%3Cscript%3E"
            })
    void unknownAndMalformedIdsGetTheSamePage(String path) {
        RawHttp.Answer unknown = RawHttp.get(site.publicPort(), "/track/lt_calendly_abcdefghijklmnopqrstuw", BROWSER);
        RawHttp.Answer answer = RawHttp.get(site.publicPort(), path, BROWSER);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(unknown.body()).doesNotContain("lt_");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Robots-Tag")).isEqualTo("noindex, nofollow");
        assertThat(answer.headers().keySet()).isEqualTo(unknown.headers().keySet());
        assertThat(clicks("verdict")).isEmpty();
    }

    @Test
    void aRetiredLinkIsGone() {
        assertThat(get("", BROWSER).status()).isEqualTo(302);
        site.settle();
        jdbc.sql("update link_tracking set is_active = false").update();
        site.noticeLinks();

        RawHttp.Answer answer = get("", BROWSER);

        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Location")).isEmpty();
        assertThat(get("", OFFICE).status()).isEqualTo(410);
        assertThat(clicks("verdict")).as("who follows it all the same is known").hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://good.example\\\\@evil.example/",
                "https://user:password@example.com/",
                "http://localhost:8080/track/lt_calendly_abcd",
                "https://exa\u202emple.com/"
            })
    void aBadDestinationIsNeverAnswered(String destination) {
        jdbc.sql("update link_tracking set original_url = :url")
                .param("url", destination)
                .update();
        site.noticeLinks();

        RawHttp.Answer answer = get("", BROWSER);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Location")).isEmpty();
        assertThat(clicks("verdict")).isEmpty();
    }

    @Test
    void aDestinationTypedByHandIsWrittenInAscii() {
        jdbc.sql("update link_tracking set original_url = 'https://bücher.example/é'")
                .update();
        site.noticeLinks();

        assertThat(get("", BROWSER).header("Location")).isEqualTo("https://xn--bcher-kva.example/%C3%A9");
    }

    @Test
    void clicksWaitForATableThatIsAway() {
        jdbc.sql("alter table link_clicks rename to link_clicks_away").update();
        try {
            assertThat(get("", BROWSER).header("Location")).isEqualTo(DESTINATION);
            IngestProgress ingest = site.bean(ClickIngest.class).progress();
            Awaitility.await().until(() -> !ingest.isConnected());
        } finally {
            jdbc.sql("alter table link_clicks_away rename to link_clicks").update();
        }

        assertThat(click()).containsEntry("verdict", "human");
    }

    @Test
    void robotsAndPrefetchingProxiesAreAskedToStayAway() {
        RawHttp.Answer robots = RawHttp.get(site.publicPort(), "/robots.txt");
        RawHttp.Answer advice = RawHttp.get(site.publicPort(), "/.well-known/traffic-advice");

        assertThat(robots.body()).isEqualTo("User-agent: *\nDisallow: /\n");
        assertThat(robots.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(advice.body()).isEqualTo("[{\"user_agent\":\"prefetch-proxy\",\"disallow\":true}]");
        assertThat(advice.header("Content-Type")).isEqualTo("application/trafficadvice+json");
        assertThat(RawHttp.get(site.consolePort(), "/robots.txt").status()).isEqualTo(404);
    }

    private static Map<String, Object> click() {
        site.settle();
        return jdbc.sql("""
                select tracking_id, host(ip_address) as ip_address, user_agent, referrer_url, session_id, click_source,
                       document, method, verdict, reasons::text as reasons, anonymous
                  from link_clicks
                """).query().singleRow();
    }

    private static List<String> clicks(String column) {
        site.settle();
        return jdbc.sql("select " + column + " from link_clicks order by click_id")
                .query(String.class)
                .list();
    }

    @Test
    void theTokenOfOwnClicksGoesNoFurther() {
        String token = jdbc.sql("select own_click_token from user_candidate_info where user_id = 'steve_glen'")
                .query(String.class)
                .single();

        RawHttp.Answer answer = get("?d=r&notrack=" + token, BROWSER);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).doesNotContain(token);
        site.settle();
        assertThat(jdbc.sql("select verdict from link_clicks")
                        .query(String.class)
                        .single())
                .isEqualTo("excluded");
        assertThat(jdbc.sql("select link_clicks::text from link_clicks")
                        .query(String.class)
                        .single())
                .doesNotContain(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?notrack", "?notrack=", "?notrack=0123456789abcdef0123456789abcdef", "?notrack=%00'--"})
    void anyOtherTokenIsIgnored(String query) {
        assertThat(get(query, BROWSER).status()).isEqualTo(302);
        site.settle();
        assertThat(jdbc.sql("select verdict from link_clicks")
                        .query(String.class)
                        .single())
                .isEqualTo("human");
    }

    @ParameterizedTest
    @CsvSource({"https, uncertain", "http, human", "'http, https', uncertain", "'https, http', human"})
    void aBrowserWithoutItsHeadersOverHttpsIsDoubtful(String scheme, String verdict) {
        get("", BROWSER[0], BROWSER[1], "X-Forwarded-Proto: " + scheme);

        site.settle();
        assertThat(jdbc.sql("select verdict from link_clicks")
                        .query(String.class)
                        .single())
                .isEqualTo(verdict);
    }
}
