package dev.paperclick;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.http.RawHttp;
import dev.paperclick.platform.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What becomes of requests when {@code serve} is told to stop. */
@Execution(ExecutionMode.CONCURRENT)
class DrainTests {

    @TempDir
    Path workspace;

    @Test
    void requestsUnderWayAreAnsweredAndNewOnesAreNot() throws Exception {
        try (TestDatabase database = TestDatabase.fresh();
                PaperclickProcess server = PaperclickProcess.start(
                        workspace,
                        Map.of(
                                "DATABASE_URL", database.psqlUrl(),
                                "SERVER_HOST", "127.0.0.1",
                                "SERVER_PORT", "0",
                                "CONSOLE_PORT", "0"),
                        "serve")) {
            Awaitility.await()
                    .atMost(Waits.LONG)
                    .until(() -> !server.isAlive() || server.out().contains("Ctrl-C"));
            int console = port(server.out(), "Console");
            int readers = port(server.out(), "Tracked links");

            CompletableFuture<RawHttp.Answer> underWay;
            CompletableFuture<PaperclickProcess.Result> stopped;
            try (Connection connection = database.dataSource().getConnection()) {
                connection.setAutoCommit(false);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("lock table link_clicks in access exclusive mode");
                }
                underWay = CompletableFuture.supplyAsync(() -> RawHttp.get(console, "/api/link-tracking/health"));
                Awaitility.await().atMost(Waits.LONG).until(() -> isWaited(database));

                stopped = CompletableFuture.supplyAsync(server::terminate);
                Awaitility.await().atMost(Waits.LONG).until(() -> !isOpen(readers));
                assertThat(underWay).isNotDone();
                connection.rollback();
            }

            assertThat(underWay.get(Waits.LONG.toMillis(), TimeUnit.MILLISECONDS)
                            .status())
                    .isEqualTo(200);
            assertThat(stopped.get(Waits.LONG.toMillis(), TimeUnit.MILLISECONDS).exitCode())
                    .isZero();
        }
    }

    private static boolean isWaited(TestDatabase database) {
        return database.jdbc()
                        .sql("select count(*) from pg_locks where relation = 'link_clicks'::regclass and not granted")
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int port(String announcement, String listener) {
        Matcher matcher = Pattern.compile(listener + " .*:(\\d+)/").matcher(announcement);
        assertThat(matcher.find()).as(announcement).isTrue();
        return Integer.parseInt(matcher.group(1));
    }
}
