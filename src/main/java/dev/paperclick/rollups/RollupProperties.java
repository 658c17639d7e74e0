package dev.paperclick.rollups;

import dev.paperclick.platform.UserProblem;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator says about counting.
 *
 * @param zone name of the zone whose days are counted by; empty for the one that the database remembers
 */
@ConfigurationProperties("paperclick.reports")
public record RollupProperties(@DefaultValue("") String zone) {

    public RollupProperties {
        zone = zone.strip();
        if (!zone.isEmpty()) {
            zone(zone, "REPORT_ZONE");
        }
    }

    /** The zone, if one is said. */
    Optional<ZoneId> zoneId() {
        return zone.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(zone));
    }

    /**
     * The zone of this name.
     *
     * @param where what says so
     * @throws UserProblem when there is none
     */
    public static ZoneId zone(String name, String where) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw UserProblem.inInput(
                    where + " is '" + name + "', which is no time zone; write one such as America/Edmonton or UTC.");
        }
    }
}
