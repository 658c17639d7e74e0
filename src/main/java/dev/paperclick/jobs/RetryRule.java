package dev.paperclick.jobs;

import java.time.Duration;

/**
 * How often a scheduled run that failed is tried again, and after which wait.
 *
 * @param retries 0 for never
 * @param backoff before the first of them; before each further one it is twice as long, but never longer than a day
 */
public record RetryRule(int retries, Duration backoff) {

    /** What definitions mean that say nothing. */
    static final RetryRule NONE = new RetryRule(0, Duration.ofMinutes(10));

    private static final Duration LONGEST = Duration.ofDays(1);

    /** How long to wait after so many failed attempts. */
    Duration waitAfter(int failures) {
        Duration wait = backoff;
        for (int i = 1; i < failures && wait.compareTo(LONGEST) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
