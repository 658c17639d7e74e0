package dev.paperclick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.ServeProcess;
import dev.paperclick.clicks.ClickJournal;
import dev.paperclick.clicks.TestJournals;
import dev.paperclick.clicks.Visit;
import dev.paperclick.clicks.Visited;
import dev.paperclick.journal.JournalProperties;
import dev.paperclick.links.TrackingId;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalCommandTests {

    @TempDir
    private Path folder;

    private CommandLineWorkspace workspace;

    @BeforeEach
    void open() throws IOException {
        workspace = new CommandLineWorkspace(folder);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    /** Leaves clicks in a journal that nobody has read, as a server without a database does. */
    private Path record(int clicks) throws IOException {
        ClickJournal journal = TestJournals.in(
                folder, new JournalProperties("async", 7), workspace.database().jdbc(), Clock.systemUTC());
        try (journal) {
            journal.open();
            for (int i = 0; i < clicks; i++) {
                journal.record(List.of(new Visited(
                        new TrackingId("lt_calendly_abcdefghijklmnopqrstuv"),
                        "steve_glen",
                        Visit.of(
                                Instant.parse("2026-11-21T15:00:00Z"),
                                "GET",
                                InetAddress.getLoopbackAddress(),
                                null,
                                false,
                                null,
                                header -> null))));
            }
        }
        return workspace.path("data/journal/00000001.log");
    }

    private long rows() {
        return workspace
                .database()
                .jdbc()
                .sql("select count(*) from link_clicks")
                .query(Long.class)
                .single();
    }

    private CommandLineWorkspace.Result journal(String command, int exitCode) {
        CommandLineWorkspace.Result result = workspace.run("journal", command);
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).as(result.out()).isEqualTo(exitCode);
        return result;
    }

    @Test
    void thereIsNothingBeforeTheFirstClick() {
        assertThat(journal("status", 0).out())
                .contains("Kept by       nobody now", "Clicks        0", "Waiting       0");
        assertThat(journal("verify", 0).out()).startsWith("0 clicks in 0 files are whole");
        assertThat(journal("replay", 0).out())
                .isEqualToNormalizingNewlines(
                        "Read 0 clicks: 0 were missing and are in the database now, 0 were there.\n");
    }

    @Test
    void clicksThatWaitAreShownAndPutIn() throws IOException {
        record(3);
        assertThat(journal("status", 0).out())
                .contains(
                        "Folder        " + workspace.path("data/journal"),
                        "Clicks        3, of which 0 are in the database",
                        "Waiting       3",
                        "The waiting clicks reach the database with the next 'paperclick serve'");
        assertThat(journal("verify", 0).out()).startsWith("3 clicks in 1 file are whole; 1 file was closed");

        assertThat(journal("replay", 0).out()).startsWith("Read 3 clicks: 3 were missing");

        assertThat(rows()).isEqualTo(3);
        assertThat(journal("status", 0).out())
                .contains("3, of which 3 are in the database", "Waiting       0")
                .doesNotContain("The waiting clicks");
        assertThat(journal("replay", 0).out())
                .startsWith("Read 3 clicks: 0 were missing")
                .contains("3 were there");
        assertThat(rows()).isEqualTo(3);
    }

    @Test
    void aDamagedFileIsNamedAndTheRestOfItRead() throws IOException {
        Path file = record(3);
        byte[] bytes = Files.readAllBytes(file);
        bytes[60] ^= 1;
        Files.write(file, bytes);

        assertThat(journal("verify", 3).out())
                .contains(file + ": ", "bytes are no clicks any more", "Its 2 other clicks are read");
        assertThat(journal("status", 0).out()).contains(file + ": ", "bytes are no clicks any more");
        CommandLineWorkspace.Result replay = workspace.run("journal", "replay");
        assertThat(replay.exitCode()).isZero();
        assertThat(replay.out()).startsWith("Read 2 clicks: 2 were missing");
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void aTornEndIsNoDamageAndAStrangersFileIs() throws IOException {
        Path file = record(3);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 20));
        assertThat(journal("verify", 0).out())
                .startsWith("2 clicks in 1 file are whole")
                .contains("1 ends in the middle");

        Files.writeString(file.resolveSibling("00000002.log"), "something else");
        assertThat(journal("verify", 3).out()).contains("00000002.log: has no head of this journal");
    }

    @Test
    void aFileThatCannotBeReadIsNamedAndTheOthersArePutIn() throws IOException {
        record(3);
        Path broken = workspace.path("data/journal/00000002.log");
        Files.createDirectory(broken);

        assertThat(journal("verify", 3).out())
                .contains(broken + ": cannot be read. Its clicks wait", "3 clicks in 2 files are whole");
        assertThat(journal("status", 0).out()).contains("Waiting       3", broken + ": cannot be read.");
        CommandLineWorkspace.Result replay = workspace.run("journal", "replay");

        assertThat(replay.exitCode()).isEqualTo(3);
        assertThat(replay.out()).startsWith("Read 3 clicks: 3 were missing").contains("1 file could not be read");
        assertThat(rows()).isEqualTo(3);
    }

    @Test
    void oneIsNotCalledMany() throws IOException {
        record(1);

        assertThat(journal("verify", 0).out())
                .startsWith("1 click in 1 file is whole; 1 file was closed by its server, 0 end in the middle");
        assertThat(journal("replay", 0).out())
                .startsWith("Read 1 click: 1 was missing and is in the database now, 0 were there.");
    }

    @Test
    void verifyNeedsNoDatabase() throws IOException {
        record(3);
        workspace.write("application.yml", "paperclick.database.url: postgresql://me@127.0.0.1:1/nowhere\n");

        assertThat(journal("verify", 0).out()).startsWith("3 clicks");

        CommandLineWorkspace.Result status = workspace.run("journal", "status");
        assertThat(status.exitCode()).isEqualTo(3);
        assertThat(status.err().strip()).hasLineCount(1);
    }

    @Test
    void whileAServerKeepsItItIsLookedAtButNotReplayed() throws IOException {
        record(3);
        try (ServeProcess served = ServeProcess.start(folder, Map.of())) {
            served.awaitHealth(200);

            CommandLineWorkspace.Result replay = workspace.run("journal", "replay");

            assertThat(replay.exitCode()).isEqualTo(3);
            assertThat(replay.out()).isEmpty();
            assertThat(replay.err().strip())
                    .hasLineCount(1)
                    .contains(workspace.path("data/journal").toString(), "in use by another 'paperclick serve'");
            assertThat(journal("status", 0).out()).contains("Kept by       a running 'paperclick serve'");
            assertThat(journal("verify", 0).out()).startsWith("3 clicks");
            served.endsWell();
        }
        assertThat(rows()).isEqualTo(3);
    }
}
