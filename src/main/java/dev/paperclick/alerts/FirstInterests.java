package dev.paperclick.alerts;

import dev.paperclick.clicks.Interests;
import dev.paperclick.clicks.Interests.Interest;
import dev.paperclick.platform.SqlTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The clicks for which an alert was raised, the last of each application; sole writer of {@code first_interests}. */
@Component
class FirstInterests {

    /** Why something is not sent that was to be. */
    static final String NO_PERSON = "the click turned out to be no person's";

    private final JdbcClient jdbc;
    private final Interests interests;
    private final Clock clock;

    FirstInterests(JdbcClient jdbc, Interests interests, Clock clock) {
        this.jdbc = jdbc;
        this.interests = interests;
        this.clock = clock;
    }

    private record Known(long clickId, Instant openedAt, boolean withdrawn) {

        boolean allows(Interest interest, Duration window) {
            return withdrawn
                    ? clickId != interest.clickId()
                    : !openedAt.isAfter(interest.at().minus(window));
        }
    }

    /** Those that nothing has been decided about yet. */
    List<Interest> undecided(List<Interest> begun, Duration window) {
        if (begun.isEmpty()) {
            return List.of();
        }
        Map<String, Known> known = new HashMap<>();
        jdbc.sql("""
                        select application_id, click_id, opened_at, withdrawn_at is not null as withdrawn
                          from first_interests
                         where application_id = any (:ids)
                        """)
                .param("ids", begun.stream().map(Interest::applicationId).toArray(String[]::new))
                .query(row -> {
                    known.put(
                            row.getString("application_id"),
                            new Known(
                                    row.getLong("click_id"),
                                    Objects.requireNonNull(row.getObject("opened_at", OffsetDateTime.class))
                                            .toInstant(),
                                    row.getBoolean("withdrawn")));
                });
        return begun.stream()
                .filter(interest -> {
                    Known last = known.get(interest.applicationId());
                    return last == null || last.allows(interest, window);
                })
                .toList();
    }

    /**
     * Decides for this click, within the caller's transaction.
     *
     * @return whether nobody else has within the window
     */
    boolean claim(Interest interest, Duration window) {
        return jdbc.sql("""
                        insert into first_interests as present (application_id, click_id, tracking_id, opened_at, decided_at)
                        values (:application, :click, :link, :at, :now)
                            on conflict (application_id) do update
                           set click_id     = excluded.click_id,
                               tracking_id  = excluded.tracking_id,
                               opened_at    = excluded.opened_at,
                               decided_at   = excluded.decided_at,
                               withdrawn_at = null
                         where case when present.withdrawn_at is not null then present.click_id <> excluded.click_id
                                    else present.opened_at <= excluded.opened_at - cast(:window as interval) end
                        """)
                        .param("application", interest.applicationId())
                        .param("click", interest.clickId())
                        .param("link", interest.trackingId())
                        .param("at", SqlTime.at(interest.at()))
                        .param("now", SqlTime.at(clock.instant()))
                        .param("window", window.toSeconds() + " seconds")
                        .update()
                > 0;
    }

    /** The click of an application at this instant for which an alert was raised, as long as it counts as a person's. */
    Optional<Interest> find(String application, Instant at) {
        return jdbc.sql("select click_id from first_interests where application_id = :application and opened_at = :at")
                .param("application", application)
                .param("at", SqlTime.at(at))
                .query(Long.class)
                .optional()
                .flatMap(click -> find(application, click, at));
    }

    /** The same, by its number; when it does not count any more, the next click of a person may raise an alert. */
    Optional<Interest> find(String application, long click, Instant at) {
        Optional<Interest> interest = interests.find(click, at);
        if (interest.isEmpty()) {
            jdbc.sql("""
                            update first_interests
                               set withdrawn_at = coalesce(withdrawn_at, :now)
                             where application_id = :application
                               and click_id = :click
                            """)
                    .param("application", application)
                    .param("click", click)
                    .param("now", SqlTime.at(clock.instant()))
                    .update();
        }
        return interest;
    }
}
