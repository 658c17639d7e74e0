package dev.paperclick.journal;

import dev.paperclick.platform.UserProblem;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the journal is kept.
 *
 * @param sync the name of a {@link Durability}
 * @param retentionDays how long segments stay after all their records are in the database; 0 removes them at once
 */
@ConfigurationProperties("paperclick.journal")
public record JournalProperties(
        @DefaultValue("async") String sync,
        @DefaultValue("7") int retentionDays) {

    public JournalProperties {
        sync = sync.strip().toLowerCase(Locale.ROOT);
        if (find(sync).isEmpty()) {
            throw UserProblem.inInput(
                    "JOURNAL_SYNC is '" + sync + "', but must be async (survives a crash of the program)"
                            + " or group (survives a power cut, too; each answer waits for the disk).");
        }
        if (retentionDays < 0 || retentionDays > 3_650) {
            throw UserProblem.inInput(
                    "JOURNAL_RETENTION_DAYS is " + retentionDays + ", which is not between 0 and 3650.");
        }
    }

    private static Optional<Durability> find(String word) {
        return Arrays.stream(Durability.values())
                .filter(value -> value.name().equalsIgnoreCase(word))
                .findFirst();
    }

    /** What must have happened to a click before it is answered. */
    public Durability durability() {
        return find(sync).orElseThrow();
    }

    /** How long segments stay after they have been read. */
    public Duration retention() {
        return Duration.ofDays(retentionDays);
    }
}
