package dev.paperclick;

import dev.paperclick.cli.TrainingRun;
import dev.paperclick.platform.Sha256;
import dev.paperclick.platform.TestDatabase;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.util.FileSystemUtils;

/**
 * The classes of the processes that tests start. There are hundreds, and most of what one costs is loading classes; Java can
 * keep them prepared, though only those of jars. So the folders of the class path are packed, and the first use records what
 * a usual process loads.
 */
public final class ChildClassPath {

    private static final Path FOLDER = Path.of("target", "child-classes").toAbsolutePath();

    /** Made once, however many ask at the same time. */
    private static final class Prepared {
        private static final List<String> OPTIONS = prepare();
    }

    private ChildClassPath() {}

    /** Java's options for them, up to the name of the main class. */
    public static List<String> options() {
        return Prepared.OPTIONS;
    }

    private static List<String> prepare() {
        try {
            Files.createDirectories(FOLDER);
            String classPath =
                    packed(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
            Path archive = FOLDER.resolve(new Sha256()
                            .add(classPath)
                            .add(Runtime.version().toString())
                            .hex() + ".jsa");
            if (!Files.exists(archive)) {
                record(classPath, archive);
            }
            List<String> options = new ArrayList<>(plain(classPath));
            if (Files.exists(archive)) {
                options.addAll(0, List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto"));
            }
            return List.copyOf(options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Java has to say of its archive is none of what a test looks for in a command's output. */
    private static List<String> plain(String classPath) {
        return List.of(
                "-Xmx256m", "-XX:TieredStopAtLevel=1", "-Xlog:disable", "-Xlog:all=error:stderr", "-cp", classPath);
    }

    private static String packed(String classPath) throws IOException {
        List<String> jars = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            Path path = Path.of(entry);
            jars.add(Files.isDirectory(path) ? pack(path).toString() : entry);
        }
        return String.join(File.pathSeparator, jars);
    }

    /** A jar of the folder, named after what is in it, so that one that is there is the right one. */
    private static Path pack(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> !file.equals(folder)).sorted().toList();
        }
        Path aside = Files.createTempFile(FOLDER, "new-", ".jar");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(aside));
                ZipOutputStream jar = new ZipOutputStream(out)) {
            jar.setLevel(0);
            for (Path file : files) {
                // folders as well, since packages are searched by them
                boolean isFolder = Files.isDirectory(file);
                String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
                ZipEntry entry = new ZipEntry(isFolder ? name + "/" : name);
                entry.setLastModifiedTime(FileTime.from(Instant.EPOCH));
                jar.putNextEntry(entry);
                if (!isFolder) {
                    Files.copy(file, jar);
                }
            }
        }
        Path target = FOLDER.resolve(Sha256.hex(aside) + ".jar");
        if (Files.exists(target)) {
            Files.delete(aside);
        } else {
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        }
        return target;
    }

    /** Leaves no archive where Java cannot make one; starting costs more then, and nothing else is different. */
    private static void record(String classPath, Path archive) throws IOException {
        Path aside = archive.resolveSibling(archive.getFileName() + ".new");
        Files.deleteIfExists(aside);
        Path workspace = TestInput.copyTo(Files.createTempDirectory("training-run-"));
        try (TestDatabase database = TestDatabase.fresh()) {
            List<String> options = new ArrayList<>(List.of("-XX:ArchiveClassesAtExit=" + aside));
            options.addAll(plain(classPath));
            PaperclickProcess.Result result = PaperclickProcess.start(
                            options,
                            TrainingRun.class,
                            workspace,
                            Map.of("DATABASE_URL", database.psqlUrl(), "SERVER_PORT", "0", "CONSOLE_PORT", "0"))
                    .result();
            if (result.exitCode() != 0) {
                throw new AssertionError(result.toString());
            }
        } finally {
            FileSystemUtils.deleteRecursively(workspace);
        }
        if (Files.exists(aside)) {
            Files.move(aside, archive, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
