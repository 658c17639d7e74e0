package dev.paperclick.clicks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.candidates.CandidateChange;
import dev.paperclick.candidates.Candidates;
import dev.paperclick.http.SettableClock;
import dev.paperclick.links.LinkFunction;
import dev.paperclick.links.LinkRequest;
import dev.paperclick.links.RedirectAddress;
import dev.paperclick.links.TrackedLink;
import dev.paperclick.links.TrackedLinks;
import dev.paperclick.platform.Network;
import dev.paperclick.platform.NetworkSet;
import dev.paperclick.platform.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whole stories, from the request to the verdict that stays; {@code stories.txt} tells them. */
class StoryTests {

    private static final Instant BEGINNING = Instant.parse("2026-11-18T14:00:00Z");

    private static final Map<String, String> AGENTS = Map.ofEntries(
            Map.entry("chrome", Visits.CHROME),
            Map.entry("edge", Visits.CHROME + " Edg/142.0.0.0"),
            Map.entry("firefox", "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"),
            Map.entry(
                    "safari",
                    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15"),
            Map.entry(
                    "iphone",
                    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1"),
            Map.entry(
                    "old-iphone",
                    "Mozilla/5.0 (iPhone; CPU iPhone OS 14_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/14.0.3 Mobile/15E148 Safari/604.1"),
            Map.entry(
                    "linkedin-app",
                    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [LinkedInApp]/9.31.3"),
            Map.entry(
                    "instagram",
                    "Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/128.0.6613.88 Mobile Safari/537.36 Instagram 346.0.0.46.103 Android (34/14; Google/google; Pixel 8)"),
            Map.entry("word", "Microsoft Office Word 2014"),
            Map.entry("office", "Mozilla/4.0 (compatible; ms-office; MSOffice 16)"),
            Map.entry("office-discovery", "Microsoft Office Protocol Discovery"),
            Map.entry("outlook", "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17928; Pro)"),
            Map.entry("slackbot", "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"),
            Map.entry("teamsbot", "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5"),
            Map.entry("linkedinbot", "LinkedInBot/1.0 (compatible; Mozilla/5.0; +http://www.linkedin.com)"),
            Map.entry("googlebot", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"),
            Map.entry("requests", "python-requests/2.32.3"),
            Map.entry("curl", "curl/8.10.1"),
            Map.entry("none", ""));

    @TempDir
    private Path folder;

    private static TestDatabase database;
    private static JdbcClient jdbc;
    private static String token;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T09:00:00Z"));
    private final Map<String, TrackedLink> links = new HashMap<>();
    private RecordedClicks clicks;
    private Reclassification reclassification;

    record Story(String title, List<Request> requests) {

        @Override
        public String toString() {
            return title;
        }
    }

    record Request(
            Instant at,
            String from,
            String agent,
            List<String> headers,
            String link,
            String verdict,
            String[] reasons) {

        static Request of(String line) {
            String[] cells = line.split("\\|", -1);
            assertThat(cells).as(line).hasSize(6);
            String[] expected = cells[5].strip().split("\\s+");
            BigDecimal seconds = new BigDecimal(cells[0].strip().replace("s", ""));
            return new Request(
                    BEGINNING.plusMillis(seconds.movePointRight(3).longValueExact()),
                    cells[1].strip(),
                    cells[2].strip(),
                    List.of(cells[3].strip().split("\\s+")),
                    cells[4].strip(),
                    expected[0],
                    Arrays.copyOfRange(expected, 1, expected.length));
        }

        Visit visit() {
            assertThat(AGENTS).containsKey(agent);
            Visits visit = Visits.aVisit()
                    .by(AGENTS.get(agent))
                    .without("Accept-Language")
                    .from(from)
                    .at(at.toString());
            headers.forEach(word -> add(word, visit));
            return visit.visit();
        }

        private static void add(String word, Visits visit) {
            switch (word) {
                case "browser" -> visit.with("Accept-Language", "en");
                case "https" ->
                    visit.secure()
                            .with("Accept-Language", "en")
                            .with("Sec-Fetch-Mode", "navigate")
                            .with("Sec-Fetch-User", "?1");
                case "https-bare" -> visit.secure().with("Accept-Language", "en");
                case "bare" -> {}
                case "head" -> visit.method("HEAD");
                case "options" -> visit.method("OPTIONS");
                case "prefetch" -> visit.with("Sec-Purpose", "prefetch;prerender");
                case "dnt" -> visit.with("DNT", "1");
                case "gpc" -> visit.with("Sec-GPC", "1");
                case "token" -> visit.token(token);
                case "wrong-token" -> visit.token("0123456789abcdef");
                case "empty-token" -> visit.token("");
                case "safelinks" -> visit.with("Referer", "https://eur03.safelinks.protection.outlook.com/");
                case "urldefense" -> visit.with("Referer", "https://urldefense.com/v3/x");
                case "webmail" -> visit.with("Referer", "https://mail.google.com/");
                default -> throw new AssertionError("no such header word: " + word);
            }
        }
    }

    @BeforeAll
    static void migrate() {
        database = TestDatabase.fresh();
        jdbc = database.jdbc();
        Candidates candidates = new Candidates(jdbc);
        candidates.change("steve_glen", new CandidateChange("Steve Glen", null, null, null, null, null, null));
        token = candidates.ownClickTokens().get("steve_glen");
    }

    @BeforeEach
    void begin() {
        jdbc.sql("truncate link_clicks, link_tracking, visitor_salts, dirty_click_days")
                .update();
        ClickClassifier classifier = new ClickClassifier(
                ScannerNetworks.shipped(),
                NetworkSet.of(List.of(Network.parse("192.0.2.77").orElseThrow())));
        clicks = new RecordedClicks(database.dataSource(), classifier, folder, clock);
        reclassification = new Reclassification(jdbc, classifier, new DirtyClickDays(jdbc), clock);
    }

    @AfterEach
    void close() {
        clicks.close();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void endsAsTold(Story story) {
        story.requests().forEach(request -> clicks.add(request.visit(), link(request.link())));
        clicks.settle();
        jdbc.sql("truncate dirty_click_days").update();

        Reclassified first = reclassify();
        Reclassified second = reclassify();

        List<Map<String, Object>> rows = jdbc.sql(
                        "select verdict, array_to_string(reasons, ' ') as reasons from link_clicks order by click_id")
                .query()
                .listOfRows();
        assertThat(rows).hasSameSizeAs(story.requests());
        for (int i = 0; i < rows.size(); i++) {
            Request expected = story.requests().get(i);
            List<String> reasons =
                    List.of(String.valueOf(rows.get(i).get("reasons")).split(" "));
            assertThat(rows.get(i).get("verdict"))
                    .as("request %d, reasons %s", i + 1, reasons)
                    .isEqualTo(expected.verdict());
            assertThat(reasons).containsAll(List.of(expected.reasons()));
        }
        assertThat(second.changes()).isEmpty();
        assertThat(jdbc.sql("select count(*) from dirty_click_days")
                                .query(Long.class)
                                .single()
                        > 0)
                .isEqualTo(first.changed() > 0);
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(stories()).hasSizeGreaterThanOrEqualTo(40);
    }

    private Reclassified reclassify() {
        return new TransactionTemplate(new DataSourceTransactionManager(database.dataSource()))
                .execute(status -> reclassification.run(3));
    }

    private TrackedLink link(String path) {
        return links.computeIfAbsent(path, key -> {
            String[] parts = key.split("/");
            return new TrackedLinks(jdbc, database.dataSource())
                    .mint(List.of(new LinkRequest(
                            "steve_glen",
                            null,
                            parts[0],
                            LinkFunction.forVariable(parts[1] + "_url"),
                            "https://example.com/" + parts[1],
                            RedirectAddress.of("http://localhost:8080/track", "BASE_REDIRECT_URL"))))
                    .get(0);
        });
    }

    static Stream<Story> stories() {
        List<Story> stories = new ArrayList<>();
        List<Request> requests = new ArrayList<>();
        for (String line : text().lines().toList()) {
            if (line.startsWith("== ")) {
                requests = new ArrayList<>();
                stories.add(new Story(line.substring(3), requests));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                requests.add(Request.of(line));
            }
        }
        return stories.stream();
    }

    private static String text() {
        try (var in = StoryTests.class.getResourceAsStream("/samples/clicks/stories.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
