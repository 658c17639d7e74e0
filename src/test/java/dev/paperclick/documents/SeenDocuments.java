package dev.paperclick.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.platform.AtomicFile;
import dev.paperclick.platform.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The documents under their final names at a moment at which nobody writes. */
final class SeenDocuments {

    static final SeenDocuments NONE = new SeenDocuments(Map.of());

    /** A file that was put in its place by a renaming is another one, however alike. */
    private record Seen(Object key, String sha256) {}

    private final Map<Path, Seen> documents;

    private SeenDocuments(Map<Path, Seen> documents) {
        this.documents = documents;
    }

    static SeenDocuments in(Path output) throws IOException {
        Map<Path, Seen> documents = new HashMap<>();
        if (Files.exists(output)) {
            try (Stream<Path> files = Files.walk(output)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    String name = file.getFileName().toString();
                    if (name.endsWith(".docx") && !name.startsWith(AtomicFile.TEMPORARY_PREFIX)) {
                        Object key = Files.readAttributes(file, BasicFileAttributes.class)
                                .fileKey();
                        documents.put(file, new Seen(key, Sha256.hex(file)));
                    }
                }
            }
        }
        return new SeenDocuments(documents);
    }

    int count() {
        return documents.size();
    }

    /** How many of the earlier ones have been made again. */
    long replaced(SeenDocuments earlier) {
        return earlier.documents.entrySet().stream()
                .filter(entry -> {
                    Seen now = documents.get(entry.getKey());
                    return now != null && !now.key().equals(entry.getValue().key());
                })
                .count();
    }

    /** What was there is there, and the same: it was whole, since nothing half would be. */
    void assertSameContent(SeenDocuments earlier) {
        earlier.documents.forEach((file, seen) -> {
            Seen now = documents.get(file);
            assertThat(now == null ? null : now.sha256()).as(file.toString()).isEqualTo(seen.sha256());
        });
    }
}
