package dev.paperclick.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The homes of test servers: where they are, what spares them the slow first start, and how they go away again. */
final class TestHomes {

    private static final String PREFIX = "run-";

    // Never closed: the homes are in use as long as the JVM lives.
    private static final List<LockFile> IN_USE = new CopyOnWriteArrayList<>();

    private static @Nullable Path used;

    private TestHomes() {}

    /** Where the homes of all test JVMs of this build are, beside the programs that they share. */
    static Path folder() {
        return Workspace.makePrivate(Path.of(System.getProperty("basedir", ""), "target", "test-postgres")
                .toAbsolutePath());
    }

    /** A home of this JVM, which goes away with it, or at the start of the next test JVM when this one is killed. */
    @SuppressWarnings("try")
    static synchronized PostgresHome create(String name) {
        try (LockFile alone = LockFile.exclusive(folder().resolve("runs.lock"))) {
            clearLeftOvers();
            Path home = folder().resolve(PREFIX + ProcessHandle.current().pid() + "-" + name);
            linkBinaries(home);
            IN_USE.add(LockFile.shared(home.resolve("in-use.lock")));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(home), "remove " + home.getFileName()));
            return new PostgresHome(home);
        }
    }

    /** Saves a home the two seconds of unpacking PostgreSQL. */
    static void linkBinaries(Path home) {
        try {
            Files.createSymbolicLink(
                    Workspace.makePrivate(home).resolve(binaries().getFileName()), binaries());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Saves a home the second of making a cluster, too: it begins where a first run ended. */
    static void furnish(Path home) {
        linkBinaries(home);
        for (String name : List.of("data", "password", "password-paperclick")) {
            copy(used().resolve(name), home.resolve(name));
        }
    }

    /** Stops the server of a home, whoever uses it, and takes the link out that JUnit would warn about. */
    static void vacate(Path home) {
        PostgresBinaries programs = new PostgresBinaries(binaries(), "17.0");
        PostgresHome found = new PostgresHome(home);
        PostgresCluster cluster = new PostgresCluster(found, new PostgresPrograms(programs, found));
        new PostgresServer(cluster, PostgresSettings.onPort(null)).stop();
        try {
            Files.deleteIfExists(home.resolve(binaries().getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("try")
    static synchronized Path binaries() {
        try (LockFile alone = LockFile.exclusive(folder().resolve("unpack.lock"))) {
            return PostgresBinaries.in(new PostgresHome(folder())).folder();
        }
    }

    private static synchronized Path used() {
        if (used == null) {
            Path home = create("used").folder();
            EmbeddedPostgres.open(home, PostgresSettings.onPort(null)).close();
            used = home;
        }
        return used;
    }

    private static void clearLeftOvers() {
        try (Stream<Path> homes = Files.list(folder())) {
            homes.filter(home -> home.getFileName().toString().startsWith(PREFIX))
                    .filter(TestHomes::isLeftOver)
                    .forEach(TestHomes::remove);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Not for this JVM's own homes: opening their lock files again would drop the locks.
    private static boolean isLeftOver(Path home) {
        if (home.getFileName()
                .toString()
                .startsWith(PREFIX + ProcessHandle.current().pid() + "-")) {
            return false;
        }
        try (LockFile use = LockFile.shared(home.resolve("in-use.lock"))) {
            return use.becomesExclusive();
        }
    }

    private static void remove(Path home) {
        vacate(home);
        try {
            FileSystemUtils.deleteRecursively(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
