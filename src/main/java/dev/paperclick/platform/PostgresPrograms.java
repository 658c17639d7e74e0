package dev.paperclick.platform;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs PostgreSQL's programs for one home: never as root, in a bare environment, their words in the log. */
record PostgresPrograms(PostgresBinaries binaries, PostgresHome home) {

    // A server outlives the command that started it and must not carry that command's secrets about.
    private static final Set<String> KEPT_ENVIRONMENT = Set.of("PATH", "TZ", "TMPDIR", "TEMP", "TMP", "SystemRoot");

    /** Runs a program to its end. */
    void run(String program, List<String> arguments) {
        long before = home.log().length();
        Process process = start(program, arguments);
        if (exitCode(process) != 0) {
            throw problem(program, home.log().since(before));
        }
    }

    /** Starts a program. Its output goes to a file, because the server inherits it and would keep a pipe open. */
    Process start(String program, List<String> arguments) {
        ProcessBuilder builder = new ProcessBuilder(command(program, arguments));
        builder.directory(home.folder().toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(Redirect.appendTo(home.log().file().toFile()));
        builder.environment().keySet().retainAll(KEPT_ENVIRONMENT);
        builder.environment().put("LC_ALL", "C");
        try {
            return builder.start();
        } catch (IOException e) {
            throw isRoot() ? noRoot(String.valueOf(e.getMessage())) : FileProblem.of(binaries.program(program), e);
        }
    }

    /** What to tell the user about a program that gave up with these words. */
    UserProblem problem(String program, String output) {
        if (isRoot() && output.lines().anyMatch(line -> line.startsWith("unshare:"))) {
            return noRoot(PostgresLog.lastComplaint(output));
        }
        if (FileProblem.meansDiskFull(output)) {
            return FileProblem.diskFull(home.folder(), new IOException(PostgresLog.lastComplaint(output)));
        }
        return UserProblem.inSurroundings(
                "The embedded PostgreSQL does not start: " + program + " says \"" + PostgresLog.lastComplaint(output)
                        + "\". More is in " + home.log().file() + ".");
    }

    static int exitCode(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL was being set up", e);
        }
    }

    // PostgreSQL refuses to run as root. In a user namespace of its own, without a mapping, root is nobody in
    // particular, while its files still belong to root.
    private List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(binaries.program(program).toString());
        command.addAll(arguments);
        return command;
    }

    private boolean isRoot() {
        return PostgresHome.isRoot(home.folder());
    }

    private static UserProblem noRoot(String reason) {
        return UserProblem.inSurroundings(
                "PostgreSQL does not run as root, and this system does not let root step aside "
                        + "into a user namespace (" + reason
                        + "); run paperclick as an ordinary user, or set DATABASE_URL to a "
                        + "database on an existing server.");
    }
}
