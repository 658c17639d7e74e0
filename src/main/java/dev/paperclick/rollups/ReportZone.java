package dev.paperclick.rollups;

import dev.paperclick.clicks.DirtyClickDays;
import java.time.ZoneId;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
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
    private final RollupTables tables;
    private final TransactionTemplate transactions;
    private final DirtyClickDays dirtyDays;
    private final RollupProperties properties;

    public ReportZone(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            DirtyClickDays dirtyDays,
            RollupProperties properties) {
        JdbcTemplate template = new JdbcTemplate(dataSource);
        this.jdbc = JdbcClient.create(template);
        this.tables = RollupTables.lasting(template);
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
        tables.forgetAll();
        dirtyDays.markAll();
    }

    /** The zone as this transaction sees it, which nobody changes before its end. */
    ZoneId hold() {
        return ZoneId.of(jdbc.sql("select zone from report_zone for share")
                .query(String.class)
                .single());
    }
}
