package dev.paperclick.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A process that appends each line of its input to a journal and says how many it has; it never closes it. */
final class JournalWriter {

    private JournalWriter() {}

    public static void main(String[] arguments) throws IOException {
        Journal journal = Journal.open(Path.of(arguments[0]), Clock.systemUTC());
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("open");
        System.out.println("has 0");
        int count = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            journal.append(List.of(out -> out.put(bytes)), JournalWriter::fail);
            count++;
            System.out.println("has " + count);
        }
    }

    private static void fail(RuntimeException unfit) {
        throw unfit;
    }
}
