package dev.paperclick.observed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.CopyOption;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * What the program calls in the place of {@link Files} and {@link FileChannel#open}, once {@link ObservedProgram} has seen
 * to it: the same methods, and an observer who sees each call. Methods that are not here stay as they are.
 */
public final class FileCalls {

    private static volatile Observer observer = (moment, call, subject) -> {};

    private FileCalls() {}

    /** Lets somebody see all calls from now on. */
    public static void observe(Observer who) {
        observer = who;
    }

    static void see(Moment moment, Call call, Path file) throws IOException {
        observer.see(moment, call, file.toString());
    }

    /** Something that is done with files. */
    interface Work<T> {
        T run() throws IOException;
    }

    static <T> T observed(Call call, Path file, Work<T> work) throws IOException {
        see(Moment.BEFORE, call, file);
        T result = work.run();
        see(Moment.AFTER, call, file);
        return result;
    }

    public static InputStream newInputStream(Path file, OpenOption... options) throws IOException {
        return new ObservedInput(file, observed(Call.READ, file, () -> Files.newInputStream(file, options)));
    }

    public static SeekableByteChannel newByteChannel(Path file, OpenOption... options) throws IOException {
        return observed(Call.READ, file, () -> Files.newByteChannel(file, options));
    }

    public static byte[] readAllBytes(Path file) throws IOException {
        return observed(Call.READ, file, () -> Files.readAllBytes(file));
    }

    public static String readString(Path file) throws IOException {
        return observed(Call.READ, file, () -> Files.readString(file));
    }

    public static long size(Path file) throws IOException {
        return observed(Call.READ, file, () -> Files.size(file));
    }

    public static long copy(Path file, OutputStream to) throws IOException {
        return observed(Call.READ, file, () -> Files.copy(file, to));
    }

    public static Stream<Path> find(
            Path folder, int depth, BiPredicate<Path, BasicFileAttributes> matcher, FileVisitOption... options)
            throws IOException {
        Stream<Path> found = observed(Call.READ, folder, () -> Files.find(folder, depth, matcher, options));
        AtomicBoolean begun = new AtomicBoolean();
        return Stream.concat(Stream.of(folder), found)
                .peek(file -> {
                    if (!begun.getAndSet(true)) {
                        seeUnchecked(Moment.AMID, Call.READ, folder);
                    }
                })
                .skip(1);
    }

    /** As the streams of {@link Files} tell it. */
    private static void seeUnchecked(Moment moment, Call call, Path file) {
        try {
            see(moment, call, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path createDirectories(Path folder, FileAttribute<?>... attributes) throws IOException {
        return observed(Call.MAKE_FOLDER, folder, () -> Files.createDirectories(folder, attributes));
    }

    public static Path createTempFile(Path folder, String prefix, String suffix, FileAttribute<?>... attributes)
            throws IOException {
        return observed(Call.MAKE_FILE, folder, () -> Files.createTempFile(folder, prefix, suffix, attributes));
    }

    public static void delete(Path file) throws IOException {
        observed(Call.DELETE, file, () -> {
            Files.delete(file);
            return file;
        });
    }

    public static boolean deleteIfExists(Path file) throws IOException {
        return observed(Call.DELETE, file, () -> Files.deleteIfExists(file));
    }

    public static Path move(Path file, Path target, CopyOption... options) throws IOException {
        return observed(Call.MOVE, target, () -> Files.move(file, target, options));
    }

    /** In the place of {@link FileChannel#open(Path, OpenOption...)}. */
    public static FileChannel open(Path file, OpenOption... options) throws IOException {
        boolean fresh = Set.of(options).contains(StandardOpenOption.CREATE_NEW);
        return new ObservedChannel(
                file, observed(fresh ? Call.MAKE_FILE : Call.READ, file, () -> FileChannel.open(file, options)));
    }
}
