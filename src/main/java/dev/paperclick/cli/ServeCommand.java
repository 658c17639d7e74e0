package dev.paperclick.cli;

import dev.paperclick.clicks.Clicks;
import dev.paperclick.http.HttpProperties;
import dev.paperclick.http.HttpServer;
import dev.paperclick.links.LinkProperties;
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
    private static final Duration HOUSEKEEPING = Duration.ofHours(1);

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the field
    ServeCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        try (Interruption interruption = new Interruption();
                Installation installation = Installation.open()) {
            Clicks clicks = installation.get(Clicks.class);
            clicks.keepHouse();
            HttpServer server = installation.get(HttpServer.class);
            server.start();
            announce(server, installation.get(HttpProperties.class), installation.get(LinkProperties.class));
            while (!interruption.await(HOUSEKEEPING)) {
                keepHouse(clicks);
            }
            server.stop();
            return ExitCodes.GOOD;
        }
    }

    /** A database that is away for a while must not end the server. */
    private static void keepHouse(Clicks clicks) {
        try {
            clicks.keepHouse();
        } catch (DataAccessException e) {
            log.warn(
                    "Housekeeping of clicks has to wait for the database: {}",
                    e.getClass().getSimpleName());
        }
    }

    private void announce(HttpServer server, HttpProperties http, LinkProperties links) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Tracked links  " + server.publicScheme() + "://" + http.publicHost() + ":" + server.publicPort()
                + "/track/…");
        out.println("Console        http://" + http.consoleHost() + ":" + server.consolePort() + "/");
        if (links.trackingEnabled() && !links.redirectAddress().isPublic()) {
            out.println("Note: BASE_REDIRECT_URL is " + links.baseRedirectUrl()
                    + ", which readers elsewhere cannot reach; see 'Going public' in the README.");
        }
        out.println("Stop with Ctrl-C.");
    }
}
