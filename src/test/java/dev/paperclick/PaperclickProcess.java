package dev.paperclick;

import dev.paperclick.cli.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command of Paperclick in a process of its own, as a user starts it. */
public final class PaperclickProcess implements AutoCloseable {

    private final Process process;
    private final Path out;
    private final Path err;

    private PaperclickProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** What a command left behind. */
    public record Result(int exitCode, String out, String err) {}

    /** Starts a command in the workspace; settings are environment variables. */
    public static PaperclickProcess start(Path workspace, Map<String, String> settings, String... arguments) {
        return startUnder(List.of(), workspace, settings, arguments);
    }

    /** Starts it by way of another command, such as {@code unshare}, that takes Java's as its arguments. */
    public static PaperclickProcess startUnder(
            List<String> wrapper, Path workspace, Map<String, String> settings, String... arguments) {
        return start(wrapper, ChildClassPath.options(), Main.class, workspace, settings, arguments);
    }

    /** Starts another main class with options of its own. */
    public static PaperclickProcess start(
            List<String> options, Class<?> main, Path workspace, Map<String, String> settings, String... arguments) {
        return start(List.of(), options, main, workspace, settings, arguments);
    }

    private static PaperclickProcess start(
            List<String> wrapper,
            List<String> options,
            Class<?> main,
            Path workspace,
            Map<String, String> settings,
            String... arguments) {
        List<String> command = new ArrayList<>(wrapper);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-Dpaperclick.home=" + workspace, main.getName()));
        command.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile(workspace, "test-out-", ".txt");
            Path err = Files.createTempFile(workspace, "test-err-", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(workspace.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(PaperclickProcess::isSetting);
            builder.environment().putAll(settings);
            return new PaperclickProcess(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command to its end. */
    public static Result run(Path workspace, Map<String, String> settings, String... arguments) {
        return start(workspace, settings, arguments).result();
    }

    /** The surroundings of the build must not decide what the tests see. */
    private static boolean isSetting(String name) {
        return List.of("DATABASE_URL", "BASE_REDIRECT_URL", "ENABLE_URL_TRACKING", "OFFICE_HOME", "PDF_TIMEOUT")
                        .contains(name)
                || name.startsWith("PAPERCLICK_")
                || name.startsWith("SERVER_")
                || name.startsWith("CONSOLE_");
    }

    /** Waits for the end. */
    public Result result() {
        try {
            if (!process.waitFor(Waits.LONG.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the command does not end; so far it said " + out() + err());
            }
            return new Result(process.exitValue(), out(), err());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** What it has said to now. */
    public String out() {
        return read(out);
    }

    public String err() {
        return read(err);
    }

    /** {@code kill -9}, and waits for the end. */
    public void kill() {
        process.destroyForcibly();
        result();
    }

    /** {@code kill -TERM}, and waits for the end. */
    public Result terminate() {
        process.destroy();
        return result();
    }

    @Override
    public void close() {
        kill();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
