package dev.paperclick.links;

import dev.paperclick.platform.AtomicFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The index as a file, one link a line in JSON, so that a server that starts without a database redirects all the same.
 *
 * @param file where it is
 */
record LinkSnapshot(Path file) {

    private static final Logger log = LoggerFactory.getLogger(LinkSnapshot.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Replaces the file. */
    void write(Collection<ServedLink> links) throws IOException {
        AtomicFile.write(file, writer -> {
            for (ServedLink served : links) {
                write(served.link(), writer);
            }
        });
    }

    private static void write(TrackedLink link, Writer writer) throws IOException {
        writer.write(JSON.writeValueAsString(link));
        writer.write('\n');
    }

    /** The links of the file; none when there is no file. Lines that cannot be read are passed over and counted. */
    List<TrackedLink> read() {
        List<TrackedLink> links = new ArrayList<>();
        int unreadable = 0;
        if (!Files.exists(file)) {
            return links;
        }
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                try {
                    links.add(JSON.readValue(line, TrackedLink.class));
                } catch (JacksonException e) {
                    unreadable++;
                }
            }
        } catch (IOException e) {
            log.warn("{} cannot be read ({}); links are known when the database is there", file, e.getMessage());
        }
        if (unreadable > 0) {
            log.warn("{} lines of {} cannot be read; the database makes up for them", unreadable, file);
        }
        return links;
    }
}
