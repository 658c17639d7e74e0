package dev.paperclick.journal;

/**
 * How the journal fares since the start.
 *
 * @param isWell the disk takes everything
 * @param writtenRecords that the system has
 * @param writtenBytes of those
 * @param waitingRecords in memory, because the disk takes nothing
 * @param lostRecords for which there was no room in memory either
 * @param faults of the disk
 */
public record JournalHealth(
        boolean isWell, long writtenRecords, long writtenBytes, long waitingRecords, long lostRecords, long faults) {}
