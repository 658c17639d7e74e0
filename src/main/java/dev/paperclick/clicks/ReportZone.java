package dev.paperclick.clicks;

import java.time.ZoneId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The zone whose days are counted by, the same for everybody who uses the database: the setting, else the one that was used
 * first.
 */
@Component
public class ReportZone {

    private static final Logger log = LoggerFactory.getLogger(ReportZone.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final DirtyClickDays dirtyDays;
    private final RollupProperties properties;

    public ReportZone(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            DirtyClickDays dirtyDays,
            RollupProperties properties) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        this.dirtyDays = dirtyDays;
        this.properties = properties;
    }

    /** The zone; when the setting has changed, all days are to be counted anew from here on. */
    public ZoneId settle() {
        Optional<ZoneId> wanted = properties.zoneId();
        Optional<ZoneId> known = find();
        if (known.isEmpty()) {
            jdbc.sql("insert into report_zone (zone) values (:zone) on conflict do nothing")
                    .param("zone", wanted.orElseGet(ZoneId::systemDefault).getId())
                    .update();
            known = find();
        }
        ZoneId zone = known.orElseThrow();
        if (wanted.isPresent() && !wanted.get().equals(zone)) {
            transactions.executeWithoutResult(status -> change(wanted.get()));
            return wanted.get();
        }
        return zone;
    }

    private Optional<ZoneId> find() {
        return jdbc.sql("select zone from report_zone")
                .query(String.class)
                .optional()
                .map(ZoneId::of);
    }

    /** Not truncated: who reads from an earlier moment must still find the old numbers. */
    private void change(ZoneId zone) {
        String before = jdbc.sql("select zone from report_zone for update")
                .query(String.class)
                .single();
        if (before.equals(zone.getId())) {
            return;
        }
        log.info("The days of reports are now those of {} instead of {}; all clicks are counted anew.", zone, before);
        jdbc.sql("update report_zone set zone = :zone")
                .param("zone", zone.getId())
                .update();
        jdbc.sql("delete from click_days").update();
        jdbc.sql("delete from day_totals").update();
        jdbc.sql("delete from click_hours").update();
        jdbc.sql("delete from filtered_days").update();
        dirtyDays.markAll();
    }

    /** The zone as this transaction sees it, which nobody changes before its end. */
    ZoneId hold() {
        return ZoneId.of(jdbc.sql("select zone from report_zone for share")
                .query(String.class)
                .single());
    }
}
