package dev.paperclick.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** New files in new folders on a memory file system; nothing is deleted before the end. */
final class FreshFiles {

    private static final int PER_FOLDER = 1000;
    private static final Path MEMORY = Path.of("/dev/shm");

    private final Path root = Files.createTempDirectory(
            Files.isDirectory(MEMORY) ? MEMORY : Path.of(System.getProperty("java.io.tmpdir")), "bench");
    private Path folder = root;
    private int count;

    FreshFiles() throws IOException {}

    void write(ByteBuffer content) throws IOException {
        if (count % PER_FOLDER == 0) {
            folder = Files.createDirectory(root.resolve("f" + count / PER_FOLDER));
        }
        Path file = folder.resolve("d" + count % PER_FOLDER + ".docx");
        count++;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(content);
        }
    }

    void delete() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(root)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
