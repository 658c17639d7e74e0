package dev.paperclick.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.paperclick.http.RawHttp;
import dev.paperclick.http.Site;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseOutageTests {

    private final HikariDataSource dataSource = new HikariDataSource();

    @AfterEach
    void close() {
        dataSource.close();
    }

    @Test
    void withoutDatabaseReadersAreAskedToComeBack() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        checkAnswers(port, () -> {});
    }

    @Test
    void aDatabaseThatHangsIsNoReasonToHang() throws IOException {
        // Accepts connections and never says a word.
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            checkAnswers(silent.getLocalPort(), silent);
        }
    }

    private void checkAnswers(int databasePort, Closeable server) throws IOException {
        dataSource.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + databasePort + "/paperclick");
        dataSource.setInitializationFailTimeout(-1);
        // longer than anybody here waits for an answer
        dataSource.setConnectionTimeout(Duration.ofHours(1).toMillis());
        try (Site site = Site.open(dataSource, Clock.systemUTC(), Map.of())) {
            RawHttp.Answer health = RawHttp.get(site.publicPort(), "/health");
            RawHttp.Answer click = RawHttp.get(site.publicPort(), "/track/lt_calendly_abcdefghijklmnopqrstuv");
            RawHttp.Answer malformed = RawHttp.get(site.publicPort(), "/track/x");
            RawHttp.Answer api = RawHttp.get(site.consolePort(), "/api/link-tracking/health");

            assertThat(health.status()).isEqualTo(503);
            assertThat(health.body()).isEqualTo("{\"status\":\"down\"}");
            assertThat(click.status()).isEqualTo(503);
            assertThat(click.header("Retry-After")).isEqualTo("30");
            assertThat(click.header("Cache-Control")).isEqualTo("no-store");
            assertThat(malformed.status()).isEqualTo(404);
            assertThat(api.status()).isEqualTo(503);
            assertThat(api.body()).contains("\"status\":\"unhealthy\"", "\"database\":\"down\"", "\"links\":null");
            // or the end would wait for the connections that it does not give
            server.close();
        }
    }
}
