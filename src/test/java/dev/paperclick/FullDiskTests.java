package dev.paperclick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paperclick.platform.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk that the journal is on fills up, and is given some space again, while readers click. */
class FullDiskTests {

    private static final Pattern LOST = Pattern.compile("(\\d+) clicks (were lost since the start|were answered but)");

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private final KeptClicks kept = KeptClicks.in(database.dataSource());

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void readersAreSentOnAndClicksWaitInMemory() throws IOException {
        Result result = run(100);

        assertThat(result.lost).isZero();
        assertThat(result.missing).isZero();
    }

    @Test
    void whatDoesNotFitIntoMemoryIsCounted() throws IOException {
        Result result = run(300_000);

        assertThat(result.lost).isPositive().isEqualTo(result.missing);
    }

    private record Result(long lost, long missing) {}

    private Result run(int clicksWhileFull) throws IOException {
        String link = kept.link();
        Path journal = Files.createDirectories(folder.resolve("data/journal"));
        // A mount of its own, which only this process sees: what it needs, an ordinary user may do, too.
        List<String> wrapper = List.of(
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                "mount -t tmpfs -o size=64m tmpfs '" + journal + "' && exec \"$0\" \"$@\"");
        PaperclickProcess process = PaperclickProcess.startUnder(
                wrapper,
                folder,
                Map.of("SERVER_PORT", "0", "CONSOLE_PORT", "0", "DATABASE_URL", database.psqlUrl()),
                "serve");
        try (ServeProcess served = ServeProcess.announced(process)) {
            served.awaitHealth(200);
            Path inside = Path.of("/proc/" + process.pid() + "/root" + journal);
            try (ClickLoad load = ClickLoad.on(served.port(), link, 4)) {
                load.awaitMore(100);
                Path ballast = inside.resolve("ballast");
                fill(ballast);
                await().atMost(Waits.LONG).until(() -> {
                    fill(ballast);
                    return process.err().contains("The click journal cannot be written (No space left on device)");
                });
                load.awaitMore(clicksWhileFull);
                assertThat(segments(inside)).isLessThan(20);
                Files.delete(ballast);
                await().atMost(Waits.LONG)
                        .until(() -> process.err().contains("The click journal is being written again"));
                load.awaitMore(100);
                load.stop();
                assertThat(load.otherAnswers()).isEmpty();
                assertThat(load.brokenConnections()).isZero();
                PaperclickProcess.Result end = process.terminate();
                assertThat(end.exitCode()).isZero();
                assertThat(end.err()).doesNotContain("OutOfMemory");
                Matcher said = LOST.matcher(end.err());
                long lost = 0;
                while (said.find()) {
                    lost = Long.parseLong(said.group(1));
                }
                return new Result(lost, kept.missing(load));
            }
        }
    }

    private static long segments(Path journal) throws IOException {
        try (Stream<Path> files = Files.list(journal)) {
            return files.filter(file -> file.toString().endsWith(".log")).count();
        }
    }

    /** Takes all the space that is left. */
    private static void fill(Path file) throws IOException {
        FileStore disk = Files.getFileStore(file.getParent());
        if (disk.getUsableSpace() == 0) {
            return;
        }
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            byte[] block = new byte[1 << 20];
            while (disk.getUsableSpace() > 0) {
                out.write(block, 0, (int) Math.min(block.length, disk.getUsableSpace()));
            }
        } catch (IOException e) {
            // The other one took the last of it.
        }
    }
}
