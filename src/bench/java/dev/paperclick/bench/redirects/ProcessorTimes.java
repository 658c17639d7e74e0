package dev.paperclick.bench.redirects;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Processor time of processes with all they have started; Linux only (proc(5), {@code /proc/pid/stat}). */
final class ProcessorTimes {

    /** The kernel reports in hundredths of a second on all platforms (USER_HZ). */
    private static final long TICK_MICROS = 10_000;
    /** Index of {@code utime} behind the name, which is in brackets; {@code stime, cutime, cstime} follow. */
    private static final int UTIME = 11;

    private ProcessorTimes() {}

    static long micros(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(ProcessorTimes::own)
                .sum();
    }

    /** With its children that have ended; those that live are asked themselves. */
    private static long own(ProcessHandle process) {
        Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        try {
            String line = Files.readString(stat);
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            for (int i = UTIME; i < UTIME + 4; i++) {
                ticks += Long.parseLong(fields[i]);
            }
            return ticks * TICK_MICROS;
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
            return 0;
        }
    }
}
