package dev.paperclick.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.PaperclickProcess;
import dev.paperclick.PaperclickProcess.Result;
import dev.paperclick.TestInput;
import dev.paperclick.Waits;
import dev.paperclick.platform.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A run that is at work is not disturbed, comes to a clean end when it is asked to, and goes on after an outage. */
@Execution(ExecutionMode.CONCURRENT)
class InterruptedRunTests {

    private static final int ROWS = 3_000;

    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private Map<String, String> settings = Map.of();
    private Path output = Path.of("");

    @BeforeEach
    void writeList() throws IOException {
        TestInput.copyTo(folder);
        settings = Map.of("DATABASE_URL", database.psqlUrl());
        output = folder.resolve("output/many");
        StringBuilder list = new StringBuilder("company,title\n");
        for (int row = 1; row <= ROWS; row++) {
            list.append("Company ").append(row).append(",Engineer\n");
        }
        Files.writeString(folder.resolve("input/many.csv"), list);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void theSecondIsToldWhoIsAtWorkAndTheFirstGoesOn() {
        try (PaperclickProcess first = start()) {
            awaitDocuments(first);
            Result second = PaperclickProcess.run(folder, settings, "generate", "input/many.csv");

            assertThat(second.exitCode()).as(second.toString()).isEqualTo(3);
            assertThat(second.err())
                    .contains("another 'generate' is at work in this folder")
                    .contains("in process " + first.pid());
            Result end = first.result();
            assertThat(end.exitCode()).as(end.toString()).isZero();
            assertThat(end.out()).contains("Generated     3,000 pairs");
        }
    }

    @Test
    void asksToStopEndTheRunCleanlyAndTheNextStartGoesOnAndMakesWhatWasLostMeanwhile() throws IOException {
        try (PaperclickProcess first = start()) {
            awaitDocuments(first);
            Result stopped = first.terminate();

            assertThat(stopped.err()).contains("stopped on request").doesNotContain("Exception");
            long done = database.jdbc()
                    .sql("select count(*) from job_applications")
                    .query(Long.class)
                    .single();
            assertThat(done).isBetween(1L, ROWS - 1L);
            assertThat(documents()).isEqualTo(2 * done);
        }
        loseOne();
        Result second = PaperclickProcess.run(folder, settings, "generate", "input/many.csv");

        assertThat(second.exitCode()).as(second.toString()).isZero();
        assertThat(second.out()).contains("Generated     3,000 pairs");
        assertThat(documents()).isEqualTo(2 * ROWS);
    }

    @Test
    void aDatabaseThatGoesAwayIsOneSentenceAndTheNextStartGoesOn() throws IOException {
        try (PaperclickProcess first = start()) {
            awaitDocuments(first);
            database.shut();
            Result cut = first.result();

            assertThat(cut.exitCode()).as(cut.toString()).isEqualTo(3);
            assertThat(cut.err().lines().filter(line -> !line.contains(" applications")))
                    .as(cut.err())
                    .singleElement()
                    .asString()
                    .contains("database does not answer any more");
        } finally {
            database.reopen();
        }
        Result second = PaperclickProcess.run(folder, settings, "generate", "input/many.csv");

        assertThat(second.exitCode()).as(second.toString()).isZero();
        assertThat(second.out()).contains("Generated     3,000 pairs");
        assertThat(documents()).isEqualTo(2 * ROWS);
    }

    /** As after a power cut: the database knows of a document, and the disk does not. */
    private void loseOne() throws IOException {
        try (Stream<Path> files = Files.walk(output)) {
            Files.delete(files.filter(file -> file.toString().endsWith(".docx"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    private PaperclickProcess start() {
        return PaperclickProcess.start(folder, settings, "generate", "input/many.csv", "--workers", "1");
    }

    private void awaitDocuments(PaperclickProcess process) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .atMost(Waits.LONG)
                .until(() -> !process.isAlive() || (Files.exists(output) && documents() >= 50));
        assertThat(process.isAlive()).as(process.err()).isTrue();
    }

    /** Folders are only ever added during a run, two whole documents in each. */
    private long documents() throws IOException {
        long count = 0;
        try (Stream<Path> folders = Files.list(output)) {
            for (Path application : (Iterable<Path>) folders.filter(Files::isDirectory)::iterator) {
                try (Stream<Path> files = Files.list(application)) {
                    count += files.filter(file -> !file.getFileName().toString().startsWith(".tmp-"))
                            .count();
                }
            }
        }
        return count;
    }
}
