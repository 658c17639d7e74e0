package dev.paperclick.clicks;

import dev.paperclick.journal.Segment;
import dev.paperclick.platform.AtomicFile;
import dev.paperclick.platform.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records of a journal that are no clicks or that the database does not take, each in a file named after its place, so
 * that they neither stop the others nor vanish.
 *
 * @param journal the journal's folder, in which they have one of their own
 */
record UnreadableClicks(Path journal) {

    private static final Logger log = LoggerFactory.getLogger(UnreadableClicks.class);

    private Path folder() {
        return journal.resolve("unreadable");
    }

    /** Puts a record aside; the same one again replaces the first. */
    void add(Segment segment, long offset, ByteBuffer payload, String reason) {
        Workspace.makePrivate(folder());
        Path file = folder().resolve(String.format("%08d-%09d.record", segment.number(), offset));
        try {
            AtomicFile.write(file, payload.duplicate().rewind());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        log.error("A click could not be put into the database ({}) and is kept in {}", reason, file);
    }

    /** How many there are. */
    long count() {
        if (!Files.isDirectory(folder())) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".record")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
