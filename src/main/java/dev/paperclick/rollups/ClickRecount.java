package dev.paperclick.rollups;

import dev.paperclick.clicks.DirtyClickDays;
import dev.paperclick.platform.UserProblem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts days anew that need not be, tells what differs, and puts the new numbers in place of the old. */
@Component
public class ClickRecount {

    private static final int MOST_DAYS = 3_660;

    private final TransactionTemplate transactions;
    private final DirtyClickDays dirtyDays;
    private final ReportZone reportZone;
    private final ClickDays clickDays;
    private final ClickCount count;
    private final RollupTables tables;

    public ClickRecount(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            DirtyClickDays dirtyDays,
            ReportZone reportZone,
            ClickDays clickDays) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        this.count = new ClickCount(jdbc);
        this.tables = RollupTables.lasting(jdbc);
        this.transactions = new TransactionTemplate(transactions);
        this.dirtyDays = dirtyDays;
        this.reportZone = reportZone;
        this.clickDays = clickDays;
    }

    /**
     * Counts the days of the report zone anew, some in a transaction, on several threads when they are many.
     *
     * @throws UserProblem when that is no sensible span
     */
    public Recount run(LocalDate first, LocalDate last, CountWatch watch) {
        long days = last.toEpochDay() - first.toEpochDay() + 1;
        if (days < 1 || days > MOST_DAYS) {
            throw UserProblem.inInput("--from " + first + " and --to " + last + " hold " + days + " days; 1 to "
                    + MOST_DAYS + " can be counted anew at once.");
        }
        reportZone.settle();
        List<Recount.Difference> differences = new DayStretches(
                        first.datesUntil(last.plusDays(1)).toList())
                .each(watch, stretch -> transactions.execute(status -> recount(stretch))).stream()
                        .flatMap(List::stream)
                        .toList();
        return new Recount(days, differences);
    }

    /** Marks stay: the day of UTC that they mean may reach beyond these. */
    private List<Recount.Difference> recount(DayStretches.Stretch stretch) {
        ZoneId zone = reportZone.hold();
        clickDays.lock(stretch.days());
        List<Recount.Difference> differences = new ArrayList<>();
        for (LocalDate day : stretch.days()) {
            DayRollup counted = count.of(day, zone);
            List<Recount.Difference> ofDay = tables.read(day).differences(counted, isDue(day, zone));
            if (!ofDay.isEmpty()) {
                tables.forget(day);
                tables.add(counted);
                differences.addAll(ofDay);
            }
        }
        return differences;
    }

    private boolean isDue(LocalDate day, ZoneId zone) {
        return dirtyDays.versions(day.minusDays(1), day.plusDays(1)).keySet().stream()
                .anyMatch(marked -> DirtyClickDays.touched(marked, zone).contains(day));
    }
}
