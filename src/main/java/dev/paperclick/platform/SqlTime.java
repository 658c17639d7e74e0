package dev.paperclick.platform;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Instants as the PostgreSQL driver binds and reads them: it knows {@code OffsetDateTime}, not {@code Instant}. */
public final class SqlTime {

    private SqlTime() {}

    /** The instant as a parameter for a {@code timestamptz}. */
    public static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** The instant of a {@code timestamptz} column, null for null. */
    public static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
