package dev.paperclick.jobs;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Stop signals for tests of jobs. */
public final class StopSignals {

    private StopSignals() {}

    /** One that nobody has given in this process. */
    public static StopSignal notGiven(JdbcClient jdbc) {
        return new StopSignal(jdbc);
    }
}
