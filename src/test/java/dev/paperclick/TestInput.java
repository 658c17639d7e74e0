package dev.paperclick;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The input that ships with Paperclick, in a workspace of a test's own. */
public final class TestInput {

    private TestInput() {}

    /** Copies {@code input/} and makes {@code output/}. */
    public static Path copyTo(Path workspace) {
        copy(Path.of("input"), workspace.resolve("input"));
        try {
            Files.createDirectories(workspace.resolve("output"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return workspace;
    }

    /** Copies a folder with all that is in it. */
    public static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
