package dev.paperclick.cli;

import dev.paperclick.platform.Workspace;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A path as typed: relative to the folder that the person is in; when nothing is there, to the workspace, so that
 * {@code input/applications.csv} means the same everywhere.
 */
final class UserPath implements ITypeConverter<Path> {

    @Override
    public Path convert(String text) {
        try {
            Path here = Path.of(text);
            Path there = Workspace.current().home().resolve(text);
            return !Files.exists(here) && Files.exists(there) ? there : here.toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + text + "' is not a path (" + e.getReason() + ")");
        }
    }

    /** For outputs, which need not exist: relative to the folder that the person is in. */
    static @Nullable Path here(@Nullable String text) {
        return text == null ? null : Path.of(text).toAbsolutePath();
    }

    /** Relative where that is shorter to read. */
    static String shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) && !path.equals(here)
                ? here.relativize(path).toString()
                : path.toString();
    }
}
