package dev.paperclick.applications;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * A list in a CSV file.
 *
 * @param expectedCells how many cells a record should have; 0 when nobody knows yet
 */
record CsvSource(Path file, ListEncoding encoding, Dialect dialect, int expectedCells) implements ListSource {

    @Override
    public void forEach(Predicate<ListRecord> wantsMore) throws IOException {
        try (CsvRecords records = new CsvRecords(new PhysicalLines(encoding.open(file)), dialect, expectedCells)) {
            ListRecord record = records.next();
            while (record != null && wantsMore.test(record)) {
                record = records.next();
            }
        }
    }
}
