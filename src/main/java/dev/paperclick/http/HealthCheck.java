package dev.paperclick.http;

/** One thing without which the server is not well. All beans of this type together say whether it is up. */
public interface HealthCheck {

    /** A word for the metrics: database, journal. */
    String name();

    /** Answers within a second, whatever has happened; if in doubt it is not up. */
    boolean isUp();
}
