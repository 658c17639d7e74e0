package dev.paperclick.clicks;

import dev.paperclick.platform.DatabaseOutage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far the clicks of the journal have come into the database since the start. Safe for use by several threads. */
public final class IngestProgress {

    private static final Logger log = LoggerFactory.getLogger(IngestProgress.class);

    /** Fewer are no backlog. */
    private static final long WORTH_TELLING = 1_000;

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final double MILLIS_PER_SECOND = 1_000;

    private final Map<Verdict, LongAdder> byVerdict = new EnumMap<>(Verdict.class);
    private final LongAdder newClicks = new LongAdder();
    private final AtomicLong setAside = new AtomicLong();
    private final AtomicLong interruptions = new AtomicLong();

    private volatile long backlogBytes;
    private volatile long lagMicros;
    private volatile @Nullable String fault;
    private volatile boolean everConnected;

    /** When the present connection was had, and what had been done by then; the ingest's own thread's. */
    private long beganNanos;

    private long recordsBefore;
    private boolean catchingUp;

    IngestProgress() {
        for (Verdict verdict : Verdict.values()) {
            byVerdict.put(verdict, new LongAdder());
        }
    }

    void inserted(List<ClickRow> rows, int fresh, Instant now) {
        newClicks.add(fresh);
        rows.forEach(row -> count(row.click().classification().verdict()));
        if (!rows.isEmpty()) {
            Instant last = rows.get(rows.size() - 1).click().clickedAt();
            lagMicros = Math.max(0, Duration.between(last, now).toNanos() / 1_000);
        }
    }

    private void count(Verdict verdict) {
        LongAdder adder = byVerdict.get(verdict);
        if (adder != null) {
            adder.increment();
        }
    }

    void setAside(int records) {
        setAside.addAndGet(records);
    }

    /** A connection has been had, and the journal is read on from where the database says. */
    void began() {
        beganNanos = System.nanoTime();
        recordsBefore = records();
        catchingUp = true;
    }

    void backlog(long bytes) {
        backlogBytes = bytes;
        if (bytes == 0 && catchingUp) {
            catchingUp = false;
            tellCatchUp(records() - recordsBefore, System.nanoTime() - beganNanos);
        }
    }

    private static void tellCatchUp(long records, long nanos) {
        if (records >= WORTH_TELLING) {
            double seconds = Math.max(1, nanos / NANOS_PER_MILLI) / MILLIS_PER_SECOND;
            log.info(
                    "All clicks of the journal are in the database: {} in {} seconds, {} a second",
                    records,
                    String.format(Locale.ROOT, "%.1f", seconds),
                    Math.round(records / seconds));
        }
    }

    void connected() {
        boolean known = everConnected;
        everConnected = true;
        if (fault != null) {
            fault = null;
            if (!known) {
                return;
            }
            log.info("Clicks reach the database again");
        }
    }

    /**
     * Says each new kind of fault once, but not that a database is not there yet, which others say. The message of a
     * database's fault may carry the click, so it is left out.
     */
    void interrupted(Throwable e) {
        interruptions.incrementAndGet();
        boolean expected = DatabaseOutage.isBehind(e);
        String kind = expected ? "it is away" : kindOf(e);
        boolean told = kind.equals(fault) || (expected && !everConnected);
        fault = kind;
        if (!told) {
            log.warn("Clicks wait in the journal until the database takes them ({})", kind, expected ? null : e);
        }
    }

    private static String kindOf(Throwable e) {
        return e instanceof SQLException sql
                ? "SQLSTATE " + sql.getSQLState()
                : e.getClass().getSimpleName();
    }

    /** Clicks that were put into the database, of one verdict. */
    public long inserted(Verdict verdict) {
        LongAdder adder = byVerdict.get(verdict);
        return adder == null ? 0 : adder.sum();
    }

    /** Clicks that the database did not have before. */
    public long newClicks() {
        return newClicks.sum();
    }

    /** Records of the journal that have been dealt with. */
    public long records() {
        return setAside.get()
                + byVerdict.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** Records that are no clicks, or that the database does not take. */
    public long setAsideRecords() {
        return setAside.get();
    }

    /** How often the database was lost. */
    public long interruptionCount() {
        return interruptions.get();
    }

    /** Bytes of the journal that are not in the database. */
    public long backlogBytes() {
        return backlogBytes;
    }

    /** How old the latest click was when it came into the database, in microseconds. */
    public long lagMicros() {
        return lagMicros;
    }

    /** Whether the last attempt went well. */
    public boolean isConnected() {
        return fault == null;
    }
}
