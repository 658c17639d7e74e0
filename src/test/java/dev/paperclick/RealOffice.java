package dev.paperclick;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The LibreOffice of this machine. */
public final class RealOffice {

    private RealOffice() {}

    /** The program; where there is none, the test says so and does not count. */
    public static Path orSkip() {
        Optional<Path> program = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "soffice"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(program.isPresent(), "LibreOffice (soffice) is not on the PATH; nothing was tested with it");
        return program.orElseThrow();
    }
}
