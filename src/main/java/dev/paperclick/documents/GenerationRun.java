package dev.paperclick.documents;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One run of the generate job over one list, from its first start to its end, however often it is interrupted.
 *
 * @param key digest of all that identifies the command; another key is another run
 * @param date the date in file names and letters
 * @param continued whether an earlier process began it
 */
record GenerationRun(long id, String key, LocalDate date, Instant startedAt, boolean continued) {}
