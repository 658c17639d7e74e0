package dev.paperclick.platform;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The log of an embedded server and of the programs that make and start it. */
record PostgresLog(Path file) {

    private static final long ROTATE_AT_BYTES = 10_000_000;
    private static final long READ_AT_MOST_BYTES = 100_000;
    private static final Pattern COMPLAINT = Pattern.compile("(?:FATAL|PANIC|error|fatal): +(.*)");

    /** Puts a long log aside, in the place of the one put aside before; only while no server runs. */
    void rotate() {
        try {
            if (length() > ROTATE_AT_BYTES) {
                Path older = file.resolveSibling(file.getFileName() + ".1");
                Files.move(file, older, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw FileProblem.of(file, e);
        }
    }

    long length() {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw FileProblem.of(file, e);
        }
    }

    /** What was written after the log had the given length; the end of it when that is much. */
    String since(long length) {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(Math.min(Math.max(length, log.length() - READ_AT_MOST_BYTES), log.length()));
            byte[] text = new byte[(int) (log.length() - log.getFilePointer())];
            log.readFully(text);
            return new String(text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw FileProblem.of(file, e);
        }
    }

    /** The last line that tells why a program gave up: an error before anything else. */
    static String lastComplaint(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        for (int i = lines.size() - 1; i >= 0; i--) {
            Matcher complaint = COMPLAINT.matcher(lines.get(i));
            if (complaint.find()) {
                return complaint.group(1);
            }
        }
        return lines.isEmpty() ? "no message" : lines.get(lines.size() - 1);
    }
}
