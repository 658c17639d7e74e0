package dev.paperclick;

import java.time.Duration;

/** How long tests wait for what will happen; only a fault uses it up, so it is long enough for a slow and busy machine. */
public final class Waits {

    public static final Duration LONG = Duration.ofMinutes(5);

    private Waits() {}
}
