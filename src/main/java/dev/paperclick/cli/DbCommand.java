package dev.paperclick.cli;

import dev.paperclick.platform.Database;
import dev.paperclick.platform.DatabaseStatus;
import dev.paperclick.platform.DatabaseStatus.Session;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code paperclick db}: the database for people who want to look at it. */
@Command(
        name = "db",
        mixinStandardHelpOptions = true,
        description = "Show where the database is and how to connect to it.",
        synopsisSubcommandLabel = "COMMAND")
final class DbCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the field
    DbCommand() {}

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "url",
            mixinStandardHelpOptions = true,
            description = {
                "Print an address for psql and other tools; it holds the password.",
                "The embedded server keeps running for you until the next command after you have disconnected."
            },
            footer = {"", "Example:  psql \"$(paperclick db url)\""})
    int url() {
        try (Installation installation = Installation.open()) {
            Database database = installation.get(Database.class);
            database.keepRunning();
            spec.commandLine().getOut().println(database.psqlUrl());
            return ExitCodes.GOOD;
        }
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "Say where the data are, the version, the size, and who uses the database.")
    int status() {
        try (Installation installation = Installation.open()) {
            print(installation.get(Database.class).status());
            return ExitCodes.GOOD;
        }
    }

    private void print(DatabaseStatus status) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Server     " + (status.embedded() ? "embedded" : "existing") + ", PostgreSQL "
                + status.serverVersion());
        out.println("Address    " + status.address());
        out.println((status.embedded() ? "Folder     " : "Hosts      ") + status.location());
        out.println("Size       " + size(status.bytes()));
        // this command's own connections are of no interest
        String self = String.valueOf(ProcessHandle.current().pid());
        Map<String, Long> users = status.sessions().stream()
                .map(DbCommand::name)
                .filter(name -> !name.contains(self))
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        out.println("Used by    " + (users.isEmpty() ? "nobody else" : ""));
        users.forEach((name, count) -> out.println("           " + name + ", connections: " + count));
    }

    private static String name(Session session) {
        String application = session.application().isEmpty() ? "unnamed" : session.application();
        return session.client() == null ? application : application + " from " + session.client();
    }

    private static String size(long bytes) {
        return bytes < 1 << 20
                ? bytes / 1024 + " kB"
                : String.format(Locale.ROOT, "%,.1f MB", bytes / (double) (1 << 20));
    }
}
