package dev.paperclick.reports;

import dev.paperclick.reports.Report.Funnel;
import dev.paperclick.reports.Report.FunnelStage;
import dev.paperclick.reports.Report.Step;
import dev.paperclick.reports.ReportRows.ApplicationRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far applications have come. A meeting is an interview or what comes after it: who has an offer has been talked to, whether
 * or not a list says so. A screening is none, since lists mean by it as often a look at papers as a call.
 */
final class Funnels {

    private Funnels() {}

    /** The way of those applications that were sent and are meant. */
    static Funnel of(List<ApplicationRow> applications, Predicate<ApplicationRow> meant, ZoneId zone) {
        List<ApplicationRow> sent = applications.stream().filter(meant).toList();
        return new Funnel(Arrays.stream(FunnelStage.values())
                .map(stage -> step(stage, sent, zone))
                .toList());
    }

    private static Step step(FunnelStage stage, List<ApplicationRow> sent, ZoneId zone) {
        if (stage == FunnelStage.APPLICATIONS) {
            return new Step(stage, sent.size(), null, null);
        }
        List<ApplicationRow> reached =
                sent.stream().filter(row -> day(stage, row, zone) != null).toList();
        return new Step(
                stage,
                reached.size(),
                sent.isEmpty() ? null : (double) reached.size() / sent.size(),
                median(reached.stream().map(row -> daysTo(stage, row, zone)).toList()));
    }

    /** Since the last earlier step that it came to; a click that came after the meeting took no time. */
    private static long daysTo(FunnelStage stage, ApplicationRow row, ZoneId zone) {
        LocalDate from = Stream.of(FunnelStage.values())
                .filter(earlier -> earlier.compareTo(stage) < 0)
                .map(earlier -> day(earlier, row, zone))
                .filter(Objects::nonNull)
                .reduce((first, second) -> second)
                .orElseThrow();
        return Math.max(0, ChronoUnit.DAYS.between(from, day(stage, row, zone)));
    }

    private static @Nullable LocalDate day(FunnelStage stage, ApplicationRow row, ZoneId zone) {
        return switch (stage) {
            case APPLICATIONS -> row.sentOn();
            case CLICKS -> day(row.firstOpened(), zone);
            case MEETINGS -> day(row.metAt(), zone);
            case OFFERS -> day(row.offeredAt(), zone);
        };
    }

    private static @Nullable LocalDate day(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? null : LocalDate.ofInstant(instant, zone);
    }

    private static @Nullable Double median(List<Long> numbers) {
        if (numbers.isEmpty()) {
            return null;
        }
        List<Long> sorted = new ArrayList<>(numbers);
        sorted.sort(null);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    }
}
