package dev.paperclick.clicks;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The random salts of visitor hashes, one for each UTC day and the same for all processes; the sole writer of
 * {@code visitor_salts}. Safe for use by several threads.
 */
@Component
public class VisitorSalts {

    private static final int SALT_BYTES = 32;
    private static final int SECONDS = 2;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    private volatile Map.@Nullable Entry<LocalDate, byte[]> latest;

    public VisitorSalts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The salt of a day, made by whoever asks first. */
    byte[] of(LocalDate day) {
        Map.Entry<LocalDate, byte[]> known = latest;
        if (known != null && known.getKey().equals(day)) {
            return known.getValue();
        }
        byte[] salt = findOrMake(day);
        latest = Map.entry(day, salt);
        return salt;
    }

    private byte[] findOrMake(LocalDate day) {
        byte[] fresh = new byte[SALT_BYTES];
        random.nextBytes(fresh);
        jdbc.sql("""
                insert into visitor_salts (day, salt)
                values (:day, :salt)
                    on conflict (day) do nothing
                """)
                .param("day", day)
                .param("salt", fresh)
                .withQueryTimeout(SECONDS)
                .update();
        return jdbc.sql("select salt from visitor_salts where day = :day")
                .param("day", day)
                .withQueryTimeout(SECONDS)
                .query(byte[].class)
                .single();
    }

    /** Deletes the salts of days that began 48 hours ago or earlier; returns how many. */
    public int forgetOld() {
        return jdbc.sql("delete from visitor_salts where day <= :day")
                .param(
                        "day",
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(2))
                .withQueryTimeout(SECONDS)
                .update();
    }
}
