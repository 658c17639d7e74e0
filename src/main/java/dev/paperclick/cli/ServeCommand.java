package dev.paperclick.cli;

import dev.paperclick.alerts.AlertWatch;
import dev.paperclick.http.HttpProperties;
import dev.paperclick.http.HttpServer;
import dev.paperclick.jobs.JobDefinitions;
import dev.paperclick.jobs.Scheduler;
import dev.paperclick.links.LinkProperties;
import dev.paperclick.mail.MailRetries;
import dev.paperclick.platform.DatabaseWatch;
import dev.paperclick.redirect.Redirects;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code paperclick serve}. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Answer the tracked links, record clicks and run what jobs/ schedules, until Ctrl-C.",
        footer = {
            "",
            "The public listener (SERVER_HOST, SERVER_PORT; 0.0.0.0:8080) is the one to put on the internet or behind",
            "a proxy. The console (CONSOLE_HOST, CONSOLE_PORT; 127.0.0.1:5000) is for you; bound to anything but this",
            "machine it needs PAPERCLICK_API_KEY."
        })
final class ServeCommand implements Callable<Integer> {

    private static final Duration FIRST_ATTEMPT = Duration.ofSeconds(5);

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the field
    ServeCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        try (Interruption interruption = new Interruption();
                Installation installation = Installation.openBeforeDatabase()) {
            JobDefinitions.Reading jobs = installation.get(JobDefinitions.class).look();
            // a list may be there when its run begins; readers must not stand before a closed door until then
            jobs.missing()
                    .forEach(told -> spec.commandLine()
                            .getErr()
                            .println("Note: " + told + " Put it there before the job runs; else that run fails."));
            Redirects redirects = installation.get(Redirects.class);
            redirects.start();
            HttpServer server = installation.get(HttpServer.class);
            server.start();
            // Readers do not wait for the database, but who reads the announcement may rely on it where it is well.
            installation.get(DatabaseWatch.class).awaitFirstAttempt(FIRST_ATTEMPT);
            Scheduler scheduler = installation.get(Scheduler.class);
            scheduler.start(jobs.definitions());
            announce(server, installation.get(HttpProperties.class), installation.get(LinkProperties.class));
            MailRetries mails = installation.get(MailRetries.class);
            mails.start();
            AlertWatch alerts = installation.get(AlertWatch.class);
            alerts.start();
            interruption.await();
            // jobs need as long to come to a stop as readers
            scheduler.end();
            server.stop();
            redirects.close();
            scheduler.close();
            alerts.close();
            mails.close();
            interruption.wasWished();
            return ExitCodes.GOOD;
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
