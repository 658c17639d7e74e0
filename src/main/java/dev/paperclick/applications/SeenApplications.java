package dev.paperclick.applications;

import java.util.List;

/**
 * Where each application of a list stood first, in a few bytes for each; from the 64-bit digest of what identifies it.
 *
 * <p>Memory is bounded: an application beyond the limit is not remembered, and its repetition is left to the store.
 */
final class SeenApplications {

    /** Keys remembered at most; about 50 MB. */
    static final int LIMIT = 2_000_000;

    private long[] digests = new long[1 << 12];
    private int[] lines = new int[1 << 12];
    private int size;

    /** Remembers where a key stood that has not been seen yet. */
    private void remember(long key, int line) {
        long digest = key == 0 ? 1 : key;
        int place = place(digests, digest);
        if (size < LIMIT && digests[place] == 0) {
            digests[place] = digest;
            lines[place] = line;
            if (++size * 2 > digests.length) {
                grow();
            }
        }
    }

    /** The line on which the key stood first; 0 when it did not. */
    private int line(long key) {
        long digest = key == 0 ? 1 : key;
        int place = place(digests, digest);
        return digests[place] == digest ? lines[place] : 0;
    }

    /** Whether there were too many applications to remember where each stood. */
    boolean isFull() {
        return size == LIMIT;
    }

    /**
     * The line on which the same application stands further up: the same id, or, when the list gives no id, the same
     * address of the job; 0 when there is none, and then it is remembered.
     */
    int firstLine(CsvRow.Accepted row) {
        Application application = row.application();
        String jobUrl = application.field(Column.JOB_URL);
        long id = ApplicationId.digest("id", application.applicationId());
        long address = jobUrl == null || application.field(Column.APPLICATION_ID) != null
                ? id
                : ApplicationId.digest("address", application.userId(), ApplicationId.normaliseUrl(jobUrl));
        int first = line(id) == 0 ? line(address) : line(id);
        if (first == 0) {
            remember(id, row.line());
            remember(address, row.line());
        }
        return first;
    }

    /** The row, or why it is one too many. */
    CsvRow onlyOnce(CsvRow row) {
        int first = row instanceof CsvRow.Accepted accepted ? firstLine(accepted) : 0;
        return first == 0 ? row : new CsvRow.Rejected(row.line(), row.original(), List.of(repeats(first)));
    }

    static CsvRow.Problem repeats(int first) {
        return new CsvRow.Problem("", "the row is the same application as line " + first + "; remove one of the two");
    }

    private void grow() {
        long[] before = digests;
        int[] linesBefore = lines;
        digests = new long[before.length * 2];
        lines = new int[digests.length];
        for (int i = 0; i < before.length; i++) {
            if (before[i] != 0) {
                int place = place(digests, before[i]);
                digests[place] = before[i];
                lines[place] = linesBefore[i];
            }
        }
    }

    private static int place(long[] digests, long digest) {
        int mask = digests.length - 1;
        int place = (int) ((digest * 0x9E37_79B9_7F4A_7C15L) >>> 32) & mask;
        while (digests[place] != 0 && digests[place] != digest) {
            place = (place + 1) & mask;
        }
        return place;
    }
}
