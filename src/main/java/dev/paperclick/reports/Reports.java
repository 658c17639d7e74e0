package dev.paperclick.reports;

import dev.paperclick.candidates.Candidates;
import dev.paperclick.clicks.DirtyClickDays;
import dev.paperclick.platform.UserProblem;
import dev.paperclick.reports.Report.Subject;
import dev.paperclick.rollups.ClickDays;
import dev.paperclick.rollups.LiveRollups;
import dev.paperclick.rollups.ReportZone;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reports about candidates, or all of them together; each true at its moment, whether or not its days have been counted yet. */
@Component
public class Reports {

    /** More days than these are better counted once for all than for each report. */
    private static final int DAYS_TO_COUNT_ALONG = 8;

    private final JdbcClient jdbc;
    private final TransactionTemplate oneMoment;
    private final LiveRollups liveRollups;
    private final DirtyClickDays dirtyDays;
    private final ClickDays clickDays;
    private final ReportZone reportZone;
    private final Candidates candidates;
    private final Clock clock;

    public Reports(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            LiveRollups liveRollups,
            DirtyClickDays dirtyDays,
            ClickDays clickDays,
            ReportZone reportZone,
            Candidates candidates,
            Clock clock) {
        this.jdbc = jdbc;
        this.oneMoment = new TransactionTemplate(transactions);
        // within another transaction, it would be at that one's moment and level
        this.oneMoment.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.liveRollups = liveRollups;
        this.dirtyDays = dirtyDays;
        this.clickDays = clickDays;
        this.reportZone = reportZone;
        this.candidates = candidates;
        this.clock = clock;
    }

    /** The zone whose days reports have when nobody asks for another. */
    public ZoneId zone() {
        return reportZone.settle();
    }

    /**
     * Whom a report is asked for.
     *
     * @param candidateId null for all together
     * @throws UserProblem when there is no such candidate
     */
    public Subject subject(@Nullable String candidateId) {
        return candidateId == null
                ? Subject.FIRM
                : new Subject(candidateId, candidates.get(candidateId).fullName());
    }

    /** All candidates, in the order of their ids. */
    public List<Subject> subjects() {
        return candidates.all().stream()
                .map(candidate -> new Subject(candidate.userId(), candidate.fullName()))
                .sorted((one, other) -> Objects.requireNonNull(one.candidateId())
                        .compareTo(Objects.requireNonNull(other.candidateId())))
                .toList();
    }

    /** A report of now. */
    public Report of(Subject subject, ReportPeriod period) {
        return of(subject, period, clock.instant());
    }

    /**
     * A report that says it was made at another instant.
     *
     * @param madeAt not before the end of the period, for it to be complete
     */
    public Report of(Subject subject, ReportPeriod period, Instant madeAt) {
        ReportRows rows = read(
                period,
                subject.candidateId(),
                lines -> queries(lines, period, subject).rows());
        return new ReportAssembly(subject, period, madeAt, rows).report();
    }

    /** What reports about all these subjects are made of, read once, so that they agree with one another. */
    ReportReading read(List<Subject> subjects, ReportPeriod period, Instant madeAt) {
        return read(period, null, lines -> {
            Map<Subject, ReportRows> rows = new HashMap<>();
            subjects.forEach(
                    subject -> rows.put(subject, queries(lines, period, subject).rows()));
            return new ReportReading(period, madeAt, rows);
        });
    }

    private ReportQueries queries(ReportLines lines, ReportPeriod period, Subject subject) {
        return new ReportQueries(jdbc, lines, period, subject.candidateId());
    }

    private <T> T read(ReportPeriod period, @Nullable String candidate, Function<ReportLines, T> reading) {
        reportZone.settle();
        if (dirtyDays.all().size() > DAYS_TO_COUNT_ALONG) {
            clickDays.roll();
        }
        return Objects.requireNonNull(oneMoment.execute(
                status -> reading.apply(ReportLines.prepare(jdbc, liveRollups, dirtyDays, period, candidate))));
    }
}
