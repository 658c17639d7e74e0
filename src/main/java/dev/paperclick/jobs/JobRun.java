package dev.paperclick.jobs;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a run of a definition.
 *
 * @param id by which people name it
 * @param name of the definition
 * @param job what ran
 * @param due what it was scheduled for, or when it was asked for by hand
 * @param origin {@code schedule}, {@code retry}, {@code hand} or {@code restart}
 * @param host where it ran
 * @param pid its process there
 * @param ended null while it runs, and where nobody was left to say
 * @param status how it stands or ended
 * @param cause why it was not done, in one sentence; null when it was, or runs
 * @param note what it says though it was done, in sentences; null for nothing
 * @param read items it took up
 * @param written items it brought to an end
 * @param unchanged items that needed nothing
 * @param rejected items that cannot be used
 */
public record JobRun(
        long id,
        String name,
        String job,
        Instant due,
        String origin,
        String host,
        long pid,
        Instant started,
        @Nullable Instant ended,
        RunState status,
        @Nullable String cause,
        @Nullable String note,
        long read,
        long written,
        long unchanged,
        long rejected) {

    /** How long it took; null where that is not known. */
    public @Nullable Duration duration() {
        return ended == null ? null : Duration.between(started, ended);
    }
}
