package dev.paperclick.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.platform.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsTests {

    private static final Path TABLE = Path.of("docs", "metrics.md");

    private TestDatabase database;
    private Site site;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        site = Site.open(database.dataSource(), Clock.systemUTC(), Map.of());
    }

    @AfterEach
    void close() {
        site.close();
        database.close();
    }

    private String metrics() {
        return RawHttp.get(site.consolePort(), "/metrics").body();
    }

    @Test
    void theyStandOnTheConsoleOnly() {
        RawHttp.Answer answer = RawHttp.get(site.consolePort(), "/metrics");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(RawHttp.get(site.publicPort(), "/metrics").status()).isEqualTo(404);
    }

    @Test
    void openMetricsIsForWhoeverAsksForIt() {
        RawHttp.Answer answer = RawHttp.get(
                site.consolePort(), "/metrics", "Accept: application/openmetrics-text;version=1.0.0,text/plain;q=0.5");

        assertThat(answer.header("Content-Type"))
                .isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8");
        assertThat(answer.body()).endsWith("# EOF\n");
    }

    @Test
    void requestsAreCountedByRouteAndStatusNeverByPath() {
        RawHttp.get(site.publicPort(), "/robots.txt");
        RawHttp.get(site.publicPort(), "/robots.txt");
        RawHttp.get(site.publicPort(), "/track/nonsense");
        RawHttp.get(site.publicPort(), "/some-private-path");
        RawHttp.call("POST", site.publicPort(), "/robots.txt");
        RawHttp.exchange(
                site.publicPort(), "GET /robots.txt HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n");

        assertThat(metrics())
                .contains(
                        requests("public", "/robots.txt", "2xx") + "2.0",
                        requests("public", "/track/{tracking_id}", "4xx") + "1.0",
                        requests("public", "none", "4xx") + "2.0",
                        requests("public", "ambiguous", "4xx") + "1.0",
                        requests("console", "/health", "2xx") + "0.0",
                        "paperclick_http_request_seconds_count{listener=\"public\",route=\"/robots.txt\"} 2",
                        "paperclick_http_request_seconds_bucket{listener=\"public\",route=\"/robots.txt\",le=\"5.0\"} 2")
                .doesNotContain("private", "nonsense");
    }

    private static String requests(String listener, String route, String status) {
        return "paperclick_http_requests_total{listener=\"%s\",route=\"%s\",status=\"%s\"} "
                .formatted(listener, route, status);
    }

    @Test
    void otherModulesShowWhatTheyCount() {
        site.bean(MeterRegistry.class).counter("paperclick.test").increment(3);

        assertThat(metrics()).contains("paperclick_test_total 3.0");
    }

    @Test
    void theProcessIsSeenToo() {
        assertThat(metrics())
                .contains(
                        "jvm_memory_used_bytes{area=\"heap\"",
                        "jvm_threads_live_threads",
                        "process_uptime_seconds",
                        "process_files_open_files",
                        "paperclick_health{check=\"database\"} 1.0",
                        "paperclick_http_connections{listener=\"console\"} 1.0",
                        "paperclick_http_connections{listener=\"public\"} 0.0",
                        "paperclick_http_draining 0.0");
    }

    @Test
    void theTableInTheDocsNamesAllOfOursAndNoOthers() throws IOException {
        assertThat(names("(?m)^# TYPE (paperclick_\\w+) ", metrics()))
                .isEqualTo(names("(?m)^\\| `(paperclick_\\w+)", Files.readString(TABLE)));
    }

    private static SortedSet<String> names(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
