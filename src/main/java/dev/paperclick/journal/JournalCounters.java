package dev.paperclick.journal;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has become of the records since the start. Safe for use by several threads. */
final class JournalCounters {

    private static final Logger log = LoggerFactory.getLogger(JournalCounters.class);

    private final LongAdder writtenRecords = new LongAdder();
    private final LongAdder writtenBytes = new LongAdder();
    private final AtomicLong waitingRecords = new AtomicLong();
    private final AtomicLong lostRecords = new AtomicLong();
    private final AtomicLong faults = new AtomicLong();

    private volatile @Nullable String lastFault;

    void written(long records, long bytes) {
        writtenRecords.add(records);
        writtenBytes.add(bytes);
    }

    void waiting(int change) {
        waitingRecords.addAndGet(change);
    }

    void lost() {
        lostRecords.incrementAndGet();
    }

    /** Says each new kind of fault once, and again after the disk has been well in between. */
    void failed(IOException fault) {
        faults.incrementAndGet();
        String reason = String.valueOf(fault.getMessage());
        if (!reason.equals(lastFault)) {
            lastFault = reason;
            log.error(
                    "The click journal cannot be written ({}); readers are redirected all the same, and clicks wait in"
                            + " memory. Free some space or mend the disk.",
                    reason);
        }
    }

    /** The disk takes everything again. */
    void recovered() {
        if (lastFault != null) {
            lastFault = null;
            log.warn("The click journal is being written again; {} clicks were lost since the start", lostRecords);
        }
    }

    long writtenRecords() {
        return writtenRecords.sum();
    }

    long writtenBytes() {
        return writtenBytes.sum();
    }

    long waitingRecords() {
        return waitingRecords.get();
    }

    long lostRecords() {
        return lostRecords.get();
    }

    long faults() {
        return faults.get();
    }

    boolean isWell() {
        return lastFault == null;
    }
}
