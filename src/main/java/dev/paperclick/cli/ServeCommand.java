package dev.paperclick.cli;

import dev.paperclick.clicks.Clicks;
import dev.paperclick.http.HttpProperties;
import dev.paperclick.http.HttpServer;
import dev.paperclick.links.LinkProperties;
import dev.paperclick.platform.DatabaseOutage;
import dev.paperclick.platform.DatabaseWatch;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code paperclick serve}. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Answer the tracked links and record clicks, until Ctrl-C.",
        footer = {
            "",
            "The public listener (SERVER_HOST, SERVER_PORT; 0.0.0.0:8080) is the one to put on the internet or behind",
            "a proxy. The console (CONSOLE_HOST, CONSOLE_PORT; 127.0.0.1:5000) is for you; bound to anything but this",
            "machine it needs PAPERCLICK_API_KEY."
        })
final class ServeCommand implements Callable<Integer> {

    private static final Logger log = LoggerFactory.getLogger(ServeCommand.class);
    private static final Duration FIRST_ATTEMPT = Duration.ofSeconds(5);
    private static final Duration HOUSEKEEPING = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofSeconds(5);

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the field
    ServeCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        try (Interruption interruption = new Interruption();
                Installation installation = Installation.openBeforeDatabase()) {
            HttpServer server = installation.get(HttpServer.class);
            server.start();
            // Readers do not wait for the database, but who reads the announcement may rely on it where it is well.
            installation.get(DatabaseWatch.class).awaitFirstAttempt(FIRST_ATTEMPT);
            Clicks clicks = installation.get(Clicks.class);
            boolean kept = keepHouse(clicks);
            announce(server, installation.get(HttpProperties.class), installation.get(LinkProperties.class));
            while (!interruption.await(kept ? HOUSEKEEPING : SOON)) {
                kept = keepHouse(clicks);
            }
            server.stop();
            interruption.wasWished();
            return ExitCodes.GOOD;
        }
    }

    /** False when it has to wait for the database, which others tell of. */
    private static boolean keepHouse(Clicks clicks) {
        try {
            clicks.keepHouse();
            return true;
        } catch (DataAccessException e) {
            if (!DatabaseOutage.isBehind(e)) {
                log.warn("Housekeeping of clicks has to wait: {}", e.getClass().getSimpleName());
            }
            return false;
        }
    }

    private void announce(HttpServer server, HttpProperties http, LinkProperties links) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Tracked links  http://" + http.publicHost() + ":" + server.publicPort() + "/track/…");
        out.println("Console        http://" + http.consoleHost() + ":" + server.consolePort() + "/");
        if (links.trackingEnabled() && !links.redirectAddress().isPublic()) {
            out.println("Note: BASE_REDIRECT_URL is " + links.baseRedirectUrl()
                    + ", which readers elsewhere cannot reach; see 'Going public' in the README.");
        }
        out.println("Stop with Ctrl-C.");
    }
}
