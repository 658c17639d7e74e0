package dev.paperclick.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTests {

    @TempDir
    Path folder;

    @Test
    void leavesNothingWhenTheFinalNameCannotBeGiven() throws IOException {
        Path target = folder.resolve("target");
        Files.createDirectories(target.resolve("something inside"));

        assertThatThrownBy(() -> AtomicFile.write(target, "text")).isInstanceOf(IOException.class);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(target);
        }
    }
}
