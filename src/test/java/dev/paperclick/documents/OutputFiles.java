package dev.paperclick.documents;

import dev.paperclick.platform.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that a run leaves in its folder. */
public final class OutputFiles {

    private OutputFiles() {}

    /**
     * The digest of every file, whatever its name. Of the summary without what tells where it is, when the last run began
     * and how much of the list was left to do for it.
     */
    public static Map<String, String> in(Path folder) {
        Map<String, String> files = new TreeMap<>();
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                    String name = folder.relativize(file).toString();
                    files.put(name, name.equals(Conclusion.SUMMARY) ? summary(file) : Sha256.hex(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    private static String summary(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.filter(line -> !line.contains("\"output\"")
                            && !line.contains("\"started_at\"")
                            && !line.contains("\"generated\"")
                            && !line.contains("\"unchanged\""))
                    .collect(Collectors.joining("\n"));
        }
    }
}
