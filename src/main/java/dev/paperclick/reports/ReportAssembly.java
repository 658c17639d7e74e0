package dev.paperclick.reports;

import dev.paperclick.reports.Report.ApplicationLine;
import dev.paperclick.reports.Report.Clicks;
import dev.paperclick.reports.Report.Day;
import dev.paperclick.reports.Report.GroupLine;
import dev.paperclick.reports.Report.HourCell;
import dev.paperclick.reports.Report.Measure;
import dev.paperclick.reports.Report.Quality;
import dev.paperclick.reports.Report.Subject;
import dev.paperclick.reports.Report.Tile;
import dev.paperclick.reports.ReportRows.ApplicationRow;
import dev.paperclick.reports.ReportRows.DayRow;
import dev.paperclick.reports.ReportRows.GroupKind;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a report of what the database says; counts nothing that could not be counted again from the same rows. */
final class ReportAssembly {

    private static final int HOURS = 24;

    private static final Comparator<ApplicationRow> HOTTEST_FIRST = Comparator.<ApplicationRow>comparingLong(
                    row -> row.clicks().human())
            .reversed()
            .thenComparing(ApplicationRow::lastOpened, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(row -> row.clicks().uncertain(), Comparator.reverseOrder())
            .thenComparing(ApplicationRow::shownOn, Comparator.reverseOrder())
            .thenComparing(row -> row.application().company())
            .thenComparing(row -> row.application().title())
            .thenComparing(row -> row.application().applicationId());

    private final Subject subject;
    private final ReportPeriod period;
    private final Instant madeAt;
    private final ReportRows rows;

    /** Those that the report is about: sent or clicked within the period. */
    private final List<ApplicationRow> listed;

    ReportAssembly(Subject subject, ReportPeriod period, Instant madeAt, ReportRows rows) {
        this.subject = subject;
        this.period = period;
        this.madeAt = madeAt;
        this.rows = rows;
        this.listed = rows.applications().stream()
                .filter(row -> row.isSentIn(period) || row.clicks().all() > 0)
                .sorted(HOTTEST_FIRST)
                .toList();
    }

    Report report() {
        List<ApplicationRow> all = rows.applications();
        FollowUps followUps = new FollowUps(period, LocalDate.ofInstant(madeAt, period.zone()));
        return new Report(
                subject,
                period,
                period.previous(),
                madeAt,
                tiles(),
                days(),
                Funnels.of(all, row -> row.isSentIn(period), period.zone()),
                Funnels.of(all, row -> row.isSentUntil(period.last()), period.zone()),
                listed.stream().map(ReportAssembly::line).toList(),
                groups(row -> row.application().company()),
                groups(ApplicationRow::source),
                groups(GroupKind.FUNCTION),
                groups(GroupKind.DOCUMENT),
                groups(GroupKind.CHANNEL),
                groups(ApplicationRow::variant),
                followUps.hot(listed),
                followUps.silent(all),
                hours(),
                Filtering.of(rows.filtered()),
                quality(),
                Experiments.of(all, period.last()));
    }

    private List<Tile> tiles() {
        ReportPeriod previous = period.previous();
        Clicks now = sum(period);
        Clicks before = sum(previous);
        return List.of(
                new Tile(
                        Measure.APPLICATIONS_SENT,
                        count(row -> row.isSentIn(period)),
                        count(row -> row.isSentIn(previous))),
                new Tile(
                        Measure.APPLICATIONS_OPENED,
                        count(row -> row.clicks().human() > 0),
                        count(ApplicationRow::openedBefore)),
                new Tile(Measure.HUMAN_CLICKS, now.human(), before.human()),
                new Tile(Measure.VISITORS, now.visitors(), before.visitors()),
                new Tile(
                        Measure.MEETINGS,
                        count(row -> isIn(row.metAt(), period)),
                        count(row -> isIn(row.metAt(), previous))),
                new Tile(
                        Measure.OFFERS,
                        count(row -> isIn(row.offeredAt(), period)),
                        count(row -> isIn(row.offeredAt(), previous))));
    }

    private static boolean isIn(@Nullable Instant instant, ReportPeriod days) {
        return instant != null && days.contains(instant);
    }

    private long count(Predicate<ApplicationRow> which) {
        return rows.applications().stream().filter(which).count();
    }

    private Clicks sum(ReportPeriod days) {
        return rows.days().stream()
                .filter(row -> days.contains(row.day()))
                .map(DayRow::clicks)
                .reduce(Clicks.NONE, Clicks::plus);
    }

    private List<Day> days() {
        Map<LocalDate, DayRow> clicked = rows.days().stream().collect(Collectors.toMap(DayRow::day, row -> row));
        Map<LocalDate, Long> sent = new HashMap<>();
        rows.applications().forEach(row -> {
            if (row.sentOn() != null) {
                sent.merge(row.sentOn(), 1L, Long::sum);
            }
        });
        return period.first()
                .datesUntil(period.last().plusDays(1))
                .map(day -> {
                    DayRow row = clicked.getOrDefault(day, new DayRow(day, Clicks.NONE, 0));
                    return new Day(day, row.clicks(), sent.getOrDefault(day, 0L), row.opened());
                })
                .toList();
    }

    private static ApplicationLine line(ApplicationRow row) {
        return new ApplicationLine(
                row.application(),
                row.source(),
                row.variant(),
                row.stage(),
                row.shownOn(),
                row.clicks(),
                row.firstOpened(),
                row.lastOpened());
    }

    private List<GroupLine> groups(Function<ApplicationRow, @Nullable String> key) {
        Map<String, List<ApplicationRow>> byKey = listed.stream()
                .collect(Collectors.groupingBy(
                        row -> Objects.requireNonNullElse(key.apply(row), "").strip()));
        return sorted(byKey.entrySet().stream()
                .map(group -> group(group.getKey(), group.getValue()))
                .toList());
    }

    private GroupLine group(String key, List<ApplicationRow> applications) {
        List<ApplicationRow> sent =
                applications.stream().filter(row -> row.isSentIn(period)).toList();
        return new GroupLine(
                key,
                (long) sent.size(),
                applications.stream().filter(row -> row.clicks().human() > 0).count(),
                sent.stream().filter(row -> row.firstOpened() != null).count(),
                applications.stream().map(ApplicationRow::clicks).reduce(Clicks.NONE, Clicks::plus),
                sent.stream().filter(row -> row.metAt() != null).count(),
                sent.stream().filter(row -> row.offeredAt() != null).count());
    }

    private List<GroupLine> groups(GroupKind kind) {
        return sorted(rows.groups().stream()
                .filter(row -> row.kind() == kind)
                .map(row -> new GroupLine(row.key(), null, row.opened(), null, row.clicks(), null, null))
                .toList());
    }

    private static List<GroupLine> sorted(List<GroupLine> groups) {
        return groups.stream()
                .sorted(Comparator.<GroupLine>comparingLong(
                                group -> group.clicks().human())
                        .reversed()
                        .thenComparing(group -> group.clicks().all(), Comparator.reverseOrder())
                        .thenComparing(
                                group -> Objects.requireNonNullElse(group.applications(), 0L),
                                Comparator.reverseOrder())
                        .thenComparing(group -> group.key().isEmpty())
                        .thenComparing(GroupLine::key))
                .toList();
    }

    private List<HourCell> hours() {
        Map<DayOfWeek, Map<Integer, Long>> clicked = rows.hours().stream()
                .collect(Collectors.groupingBy(HourCell::weekday, Collectors.toMap(HourCell::hour, HourCell::human)));
        List<HourCell> cells = new ArrayList<>();
        for (DayOfWeek weekday : DayOfWeek.values()) {
            Map<Integer, Long> ofDay = clicked.getOrDefault(weekday, Map.of());
            for (int hour = 0; hour < HOURS; hour++) {
                cells.add(new HourCell(weekday, hour, ofDay.getOrDefault(hour, 0L)));
            }
        }
        return cells;
    }

    private Quality quality() {
        return new Quality(
                rows.rejectedRows(),
                count(row -> row.isSentIn(period) && !row.tracked()),
                rows.deadLinks(),
                rows.inactiveClicks());
    }
}
