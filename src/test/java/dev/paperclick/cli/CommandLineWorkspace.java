package dev.paperclick.cli;

import dev.paperclick.TestInput;
import dev.paperclick.ThreadProperties;
import dev.paperclick.platform.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A workspace with the shipped input and a database of its own, and commands run in it in this process. */
final class CommandLineWorkspace implements AutoCloseable {

    private static final String HOME = "paperclick.home";

    private final Path folder;
    private final TestDatabase database = TestDatabase.fresh();

    CommandLineWorkspace(Path folder) throws IOException {
        this.folder = TestInput.copyTo(folder);
        settings("");
    }

    /** What a command left behind. */
    record Result(int exitCode, String out, String err) {}

    /** Replaces the workspace's {@code application.yml}; the database stays. */
    void settings(String yaml) throws IOException {
        Files.writeString(
                folder.resolve("application.yml"), "paperclick.database.url: \"" + database.psqlUrl() + "\"\n" + yaml);
    }

    TestDatabase database() {
        return database;
    }

    Path path(String inside) {
        return folder.resolve(inside);
    }

    Path write(String inside, String text) throws IOException {
        Path file = path(inside);
        Files.createDirectories(file.resolveSibling(""));
        return Files.writeString(file, text);
    }

    Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = ThreadProperties.with(
                HOME,
                folder.toString(),
                () -> Main.run(arguments, new PrintStream(out, true), new PrintStream(err, true)));
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        database.close();
    }
}
