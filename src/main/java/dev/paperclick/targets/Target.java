package dev.paperclick.targets;

import dev.paperclick.targets.Look.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Where links lead, and what was found there when it was last looked at.
 *
 * @param url as the links have it
 * @param httpStatus of the last answer; null when there was none
 * @param reason for people, without a full stop
 * @param movedTo where it is now; null unless moved
 * @param fails on how many days in a row (UTC) it could not be reached or was gone
 * @param failedOn the last of these days
 */
public record Target(
        String url,
        TargetState state,
        @Nullable Integer httpStatus,
        String reason,
        @Nullable String movedTo,
        int fails,
        @Nullable LocalDate failedOn,
        Instant checkedAt) {

    /** So many days without a way to the server make a target dead: one may be the server's bad day, or ours. */
    static final int DEADLY_FAILS = 2;

    /**
     * What is known after another look. A server that says that a page is gone is believed at once; a server that cannot be
     * reached counts once a day, and not at all when nobody could be.
     *
     * @param before what was known; null when it was never looked at
     * @param online whether anybody answered this machine at that time
     */
    static Target after(String url, Look look, @Nullable Target before, Instant now, boolean online) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        boolean failed = look.finding() == Finding.GONE || (look.finding() == Finding.UNREACHABLE && online);
        boolean arrived = look.finding() == Finding.ARRIVED;
        int fails = before == null || arrived ? 0 : before.fails;
        LocalDate failedOn = before == null || arrived ? null : before.failedOn;
        if (failed && !today.equals(failedOn)) {
            fails++;
            failedOn = today;
        }
        TargetState state = state(look, fails);
        String movedTo = state == TargetState.MOVED ? look.movedTo() : null;
        return new Target(url, state, look.status(), look.reason(), movedTo, fails, failedOn, now);
    }

    private static TargetState state(Look look, int fails) {
        return switch (look.finding()) {
            case ARRIVED -> look.movedTo() == null ? TargetState.FINE : TargetState.MOVED;
            case GONE -> TargetState.DEAD;
            case UNREACHABLE -> fails >= DEADLY_FAILS ? TargetState.DEAD : TargetState.UNSURE;
            case REFUSED, SILENT, UNCLEAR -> TargetState.UNSURE;
        };
    }
}
