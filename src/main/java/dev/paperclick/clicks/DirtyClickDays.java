package dev.paperclick.clicks;

import java.time.LocalDate;
import java.util.Collection;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The UTC days whose clicks have changed since they were counted; the sole writer of {@code dirty_click_days}. */
@Component
public class DirtyClickDays {

    private final JdbcClient jdbc;

    public DirtyClickDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Marks days, within the caller's transaction, in the order of the calendar: two who mark never wait for each other. */
    public void mark(Collection<LocalDate> days) {
        for (LocalDate day : new TreeSet<>(days)) {
            jdbc.sql("""
                    insert into dirty_click_days as dirty (day)
                    values (:day)
                        on conflict (day) do update
                       set version = dirty.version + 1
                    """).param("day", day).update();
        }
    }
}
