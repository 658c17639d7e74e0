package dev.paperclick.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** The data folder of an embedded server: made once, never deleted, never opened by programs of another major version. */
record PostgresCluster(PostgresHome home, PostgresPrograms programs) {

    static final String SUPERUSER = "postgres";

    /** Makes the data folder when there is none, and checks the one that is there. The caller holds the start lock. */
    void prepare() {
        if (Files.exists(home.data())) {
            requireSameMajorVersion();
        } else {
            make();
        }
    }

    private void make() {
        Path aside = home.folder().resolve(AtomicFile.TEMPORARY_PREFIX + "data");
        home.password().readOrMake();
        try {
            FileSystemUtils.deleteRecursively(aside);
            programs.run(
                    "initdb",
                    List.of(
                            "--pgdata=" + aside,
                            "--username=" + SUPERUSER,
                            "--pwfile=" + home.password().path(),
                            "--auth=scram-sha-256",
                            "--data-checksums",
                            "--encoding=UTF8",
                            // Sorts alike on every system and after every update of it: indexes stay right.
                            "--locale=C",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8"));
            Files.move(aside, home.data(), StandardCopyOption.ATOMIC_MOVE);
            forceRename();
        } catch (IOException e) {
            throw FileProblem.of(home.data(), e);
        }
    }

    // After a power cut the new name must be there: what still has the temporary one is deleted at the next start.
    private void forceRename() throws IOException {
        if (Files.getFileStore(home.folder()).supportsFileAttributeView("posix")) {
            try (FileChannel folder = FileChannel.open(home.folder(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    private void requireSameMajorVersion() {
        int ours = programs.binaries().major();
        int theirs = majorVersionOfData();
        if (theirs != ours) {
            throw UserProblem.inSurroundings("The database in " + home.data() + " was made by PostgreSQL " + theirs
                    + ", but this Paperclick brings PostgreSQL " + ours + ", which cannot read it; run the "
                    + (theirs > ours ? "newer" : "older") + " Paperclick, or move that folder aside to begin with an "
                    + "empty database.");
        }
    }

    private int majorVersionOfData() {
        Path file = home.data().resolve("PG_VERSION");
        try {
            return Integer.parseInt(Files.readString(file).strip());
        } catch (IOException | NumberFormatException e) {
            throw UserProblem.inSurroundings(
                    "The folder " + home.data() + " is not a whole PostgreSQL database: its file PG_VERSION is missing "
                            + "or unreadable. Put it back from a backup, or move the folder aside to begin with an "
                            + "empty database.",
                    e);
        }
    }

    /**
     * Gives the superuser a new password in a file when the file was lost. The server must not run: PostgreSQL's
     * single-user mode asks for no password, but wants the folder for itself.
     */
    void replaceLostPassword() {
        if (home.password().read().isPresent()) {
            return;
        }
        String password = PasswordFile.random();
        long before = home.log().length();
        Process single =
                programs.start("postgres", List.of("--single", "-D", home.data().toString(), SUPERUSER));
        try (var input = single.outputWriter()) {
            input.write("alter role " + SUPERUSER + " password '" + password + "'\n");
        } catch (IOException e) {
            throw programs.problem("postgres", home.log().since(before));
        }
        if (PostgresPrograms.exitCode(single) != 0) {
            throw programs.problem("postgres", home.log().since(before));
        }
        home.password().write(password);
    }

    /** Waits until the processes of a server that was killed are gone; they end by themselves when they notice. */
    void awaitOrphans() {
        if (!Polling.until(() -> ServerProcesses.in(home.data()).isEmpty(), Duration.ofSeconds(30))) {
            throw UserProblem.inSurroundings("Processes of an earlier PostgreSQL still work in " + home.data() + ": "
                    + ServerProcesses.in(home.data()) + "; end them and run the same command again.");
        }
    }
}
