package dev.paperclick.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperclick.platform.UserProblem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficeSearchTests {

    @TempDir
    Path folder;

    @Test
    void takesTheFolderThatOfficeHomeNamesBeforeAllOthers() throws IOException {
        Path chosen = office("chosen/program/soffice");
        office("path/soffice");

        assertThat(search("chosen", "path").program()).isEqualTo(chosen);
    }

    @Test
    void knowsHowAnInstallationLooksOnAMac() throws IOException {
        Path program = office("LibreOffice.app/Contents/MacOS/soffice");

        assertThat(search("LibreOffice.app", "").program()).isEqualTo(program);
    }

    @Test
    void looksOnTheSearchPathThenWhereItIsUsually() throws IOException {
        Path usual = office("usual/program/soffice");
        assertThat(search("", "empty").program()).isEqualTo(usual);

        Path onPath = office("path/soffice");
        assertThat(search("", "empty" + File.pathSeparator + folder.resolve("path"))
                        .program())
                .isEqualTo(onPath);
    }

    @Test
    void saysHowToGetItWhenThereIsNone() {
        assertThatThrownBy(() -> search("", "").program())
                .isInstanceOf(UserProblem.class)
                .hasMessageContaining("PDFs are made with LibreOffice")
                .hasMessageContaining("apt install libreoffice-writer")
                .hasMessageContaining("brew install")
                .hasMessageContaining("winget install")
                .hasMessageContaining("OFFICE_HOME");
    }

    @Test
    void doesNotLookElsewhereWhenOfficeHomeIsWrong() throws IOException {
        office("path/soffice");

        assertThatThrownBy(() ->
                        search("nowhere", folder.resolve("path").toString()).program())
                .isInstanceOf(UserProblem.class)
                .hasMessageStartingWith("OFFICE_HOME is '" + folder.resolve("nowhere") + "'");
    }

    private OfficeSearch search(String home, String path) {
        return new OfficeSearch(
                home.isEmpty() ? "" : folder.resolve(home).toString(),
                path,
                List.of(folder.resolve("usual").toString()));
    }

    private Path office(String program) throws IOException {
        Path file = folder.resolve(program);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
