package dev.paperclick.jobs;

/** Stop signals for tests of jobs. */
public final class StopSignals {

    private StopSignals() {}

    /** One that nobody has given. */
    public static StopSignal notGiven() {
        return new StopSignal();
    }
}
