package dev.paperclick.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

@Isolated("changes what system it seems to be")
class PostgresBinariesTests {

    private final ByteArrayOutputStream archive = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private PostgresBinaries binaries;

    @BeforeEach
    void name() {
        binaries = new PostgresBinaries(folder.resolve("bin-17.11.0"), "17.11.0");
    }

    @Test
    void keepsLinksAndTheRightToExecute() throws IOException {
        try (TarArchiveOutputStream tar = tar()) {
            add(tar, file("bin/postgres", 0755), "program");
            add(tar, file("share/sample", 0644), "sample");
            add(tar, link("lib/libpq.so", "libpq.so.5"), "");
            add(tar, file("lib/libpq.so.5", 0755), "library");
        }

        binaries.unpack(archive());

        assertThat(binaries.folder().resolve("bin/postgres")).isExecutable().hasContent("program");
        assertThat(Files.getPosixFilePermissions(binaries.folder().resolve("share/sample")))
                .contains(PosixFilePermission.OWNER_READ)
                .doesNotContain(PosixFilePermission.OWNER_EXECUTE);
        assertThat(binaries.folder().resolve("lib/libpq.so")).isSymbolicLink().hasContent("library");
        assertThat(folder.toFile().list()).containsExactly("bin-17.11.0");
    }

    @Test
    void replacesWhatAKilledProcessLeft() throws IOException {
        Path halfUnpacked = Files.createDirectories(folder.resolve(".tmp-bin-17.11.0/bin"));
        Files.writeString(halfUnpacked.resolve("postgres"), "hal");
        Files.createDirectories(binaries.folder().resolve("bin"));
        try (TarArchiveOutputStream tar = tar()) {
            add(tar, file("bin/postgres", 0755), "program");
        }

        binaries.unpack(archive());

        assertThat(binaries.folder().resolve("bin/postgres")).hasContent("program");
        assertThat(folder.toFile().list()).containsExactly("bin-17.11.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../escaped", "bin/../../escaped", "/tmp/escaped-from-an-archive"})
    void refusesNamesThatLeadOutOfTheFolder(String name) throws IOException {
        try (TarArchiveOutputStream tar = tar()) {
            add(tar, new TarArchiveEntry(name, true), "");
        }
        assertRefused();
        assertThat(folder.resolve("escaped")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"lib/link, ../../escaped", "lib/link, /etc/passwd"})
    void refusesLinksThatLeadOutOfTheFolder(String name, String target) throws IOException {
        try (TarArchiveOutputStream tar = tar()) {
            add(tar, link(name, target), "");
        }
        assertRefused();
    }

    @Test
    void bringsProgramsForThisPlatform() {
        PostgresBinaries real = PostgresBinaries.in(new PostgresHome(TestHomes.folder()));

        assertThat(real.version()).startsWith("17.");
        assertThat(real.major()).isEqualTo(17);
        assertThat(real.program("initdb")).isExecutable();
    }

    @Test
    void saysWhenThereAreNoneForThePlatform() {
        String architecture = System.setProperty("os.arch", "riscv64");
        try {
            assertThatExceptionOfType(UserProblem.class)
                    .isThrownBy(() -> PostgresBinaries.in(new PostgresHome(folder)))
                    .withMessageContainingAll("riscv64", "DATABASE_URL");
        } finally {
            System.setProperty("os.arch", architecture);
        }
    }

    private void assertRefused() {
        assertThatExceptionOfType(UserProblem.class)
                .isThrownBy(() -> binaries.unpack(archive()))
                .withMessageContaining("leads out");
        assertThat(binaries.folder()).doesNotExist();
    }

    private TarArchiveOutputStream tar() throws IOException {
        return new TarArchiveOutputStream(new XZOutputStream(archive, new LZMA2Options(0)));
    }

    private InputStream archive() {
        return new ByteArrayInputStream(archive.toByteArray());
    }

    private static TarArchiveEntry file(String name, int mode) {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setMode(TarArchiveEntry.DEFAULT_FILE_MODE & ~0777 | mode);
        return entry;
    }

    private static TarArchiveEntry link(String name, String target) {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(target);
        return entry;
    }

    private static void add(TarArchiveOutputStream tar, TarArchiveEntry entry, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }
}
