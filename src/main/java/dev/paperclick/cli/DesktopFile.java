package dev.paperclick.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Files shown by the program that the desktop has for them. */
final class DesktopFile {

    private DesktopFile() {}

    /** Opens it and does not wait; where there is no desktop, that is said. */
    static void open(Path file, PrintWriter errors) {
        try {
            new ProcessBuilder(command(file))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            errors.println("There is no desktop here that could open it; open the file by hand.");
        }
    }

    private static List<String> command(Path file) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", file.toString());
        }
        return List.of(system.contains("mac") ? "open" : "xdg-open", file.toString());
    }
}
