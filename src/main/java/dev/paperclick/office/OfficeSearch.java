package dev.paperclick.office;

import dev.paperclick.platform.UserProblem;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where LibreOffice is: in the folder that the person names, else on the search path, else where it is usually installed.
 *
 * @param home what OFFICE_HOME says; may be empty
 * @param searchPath as in the environment variable PATH
 * @param usual folders that it is installed in where nobody chose another
 */
record OfficeSearch(String home, String searchPath, List<String> usual) {

    /** Of Debian and its like, Fedora, the project's own packages, macOS and Windows. */
    static final List<String> USUAL = List.of(
            "/usr/lib/libreoffice",
            "/usr/lib64/libreoffice",
            "/usr/local/lib/libreoffice",
            "/opt/libreoffice",
            "/snap/libreoffice/current/lib/libreoffice",
            "/Applications/LibreOffice.app",
            "C:\\Program Files\\LibreOffice",
            "C:\\Program Files (x86)\\LibreOffice");

    private static final List<String> INSIDE = List.of("program", "Contents/MacOS", "");
    private static final List<String> NAMES = List.of("soffice", "soffice.exe");
    private static final String INSTALL =
            "install LibreOffice (Debian, Ubuntu: apt install libreoffice-writer; macOS: brew install --cask libreoffice; "
                    + "Windows: winget install TheDocumentFoundation.LibreOffice)";

    OfficeSearch {
        usual = List.copyOf(usual);
    }

    /** The program that starts it. */
    Path program() {
        if (!home.isEmpty()) {
            return inFolder(home)
                    .orElseThrow(() -> UserProblem.inInput("OFFICE_HOME is '" + home
                            + "', and there is no LibreOffice in that folder; name the one that holds 'program/soffice', "
                            + "such as /usr/lib/libreoffice, or leave OFFICE_HOME out and " + INSTALL + "."));
        }
        return Stream.concat(
                        Arrays.stream(searchPath.split(File.pathSeparator))
                                .filter(folder -> !folder.isEmpty())
                                .flatMap(folder -> named(folder, "")),
                        usual.stream().flatMap(folder -> inFolder(folder).stream()))
                .findFirst()
                .orElseThrow(() ->
                        UserProblem.inInput("PDFs are made with LibreOffice, which is not on the PATH nor where it is "
                                + "usually installed; " + INSTALL
                                + ", or set OFFICE_HOME to the folder that it is in."));
    }

    private static Optional<Path> inFolder(String folder) {
        return INSIDE.stream().flatMap(inside -> named(folder, inside)).findFirst();
    }

    private static Stream<Path> named(String folder, String inside) {
        try {
            Path place = Path.of(folder).resolve(inside).toAbsolutePath();
            return NAMES.stream()
                    .map(place::resolve)
                    .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file));
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }
}
