package dev.paperclick.bench.redirects;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java process with one of our programs, under the options that the launcher gives {@code serve}. */
final class Child implements AutoCloseable {

    static final String PORT = "port ";
    static final String RESULT = "result ";

    private static final List<String> LAUNCHER_OPTIONS =
            List.of("-XX:+UseSerialGC", "-Xshare:auto", "-XX:-UsePerfData");
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final BufferedReader output;

    private Child(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    /**
     * Starts a program.
     *
     * @param home its workspace
     * @param database address of the database
     */
    static Child start(Path home, String database, Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(LAUNCHER_OPTIONS);
        String more = System.getProperty("redirects.options", "");
        if (!more.isEmpty()) {
            command.addAll(List.of(more.split(" ")));
        }
        command.addAll(List.of("-Dpaperclick.home=" + home, "-cp", System.getProperty("java.class.path")));
        command.add(program.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("DATABASE_URL", database);
        return new Child(builder.start());
    }

    /** The rest of the next line that begins so. */
    String await(String beginning) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
        }
        throw new IllegalStateException("the program has ended without saying '" + beginning + "'");
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Lets it come to its end, and insists on a good one. */
    void end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("the program does not end well");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
