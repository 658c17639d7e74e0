package dev.paperclick.mail;

import dev.paperclick.mail.Digest.Count;
import dev.paperclick.mail.Digest.FunnelLine;
import dev.paperclick.mail.Digest.Hot;
import dev.paperclick.mail.Digest.Silent;
import dev.paperclick.reports.ExperimentText;
import dev.paperclick.reports.Report;
import dev.paperclick.reports.Report.ApplicationLine;
import dev.paperclick.reports.Report.Clicks;
import dev.paperclick.reports.Report.FilteredLine;
import dev.paperclick.reports.Report.FunnelStage;
import dev.paperclick.reports.Report.GroupLine;
import dev.paperclick.reports.Report.HotLine;
import dev.paperclick.reports.Report.Quality;
import dev.paperclick.reports.Report.SilentLine;
import dev.paperclick.reports.Report.Step;
import dev.paperclick.reports.TerminalText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the weekly mail of a week's report: what is news in it, and what to do about it. */
final class DigestWriter {

    private static final int MOST_HOT = 5;
    private static final int MOST_SILENT = 5;
    private static final int MOST_CANDIDATES = 20;
    private static final int LONGEST_NAME = 90;
    private static final String NOTHING = "–";

    private final Report report;
    private final MailDates dates;

    private DigestWriter(Report report, Locale locale) {
        this.report = report;
        this.dates = new MailDates(report.period().zone(), locale);
    }

    /**
     * Writes the digest.
     *
     * @param locale how dates are written
     * @param ending where the reader ends these mails; null when there is nothing to end
     */
    static Digest write(Report report, Locale locale, @Nullable String ending) {
        return new DigestWriter(report, locale).digest(ending);
    }

    private Digest digest(@Nullable String ending) {
        DigestNews news = new DigestNews(report);
        List<Count> candidates = candidates();
        return new Digest(
                news.subject(),
                title(),
                dates.week(report.period()),
                report.period().zone().getId(),
                news.sentence(),
                isEmpty(),
                report.tiles().stream().map(DigestWriter::tile).toList(),
                funnel(),
                report.hot().stream().limit(MOST_HOT).map(this::hot).toList(),
                Math.max(0, report.hot().size() - MOST_HOT),
                report.silent().stream().limit(MOST_SILENT).map(this::silent).toList(),
                Math.max(0, report.silent().size() - MOST_SILENT),
                counts(report.functions()),
                counts(report.documents()),
                candidates.stream().limit(MOST_CANDIDATES).toList(),
                Math.max(0, candidates.size() - MOST_CANDIDATES),
                report.experiment()
                        .map(experiment -> ExperimentText.sentence(experiment).replace(" %", "%"))
                        .orElse("No variants of the templates to compare yet."),
                filtered(),
                quality(),
                ending);
    }

    private String title() {
        return report.subject().isFirm()
                ? "All candidates"
                : name(Objects.requireNonNullElse(
                        report.subject().name(), String.valueOf(report.subject().candidateId())));
    }

    /** Machines' clicks are no news. */
    private boolean isEmpty() {
        return report.tiles().stream().allMatch(tile -> tile.value() == 0);
    }

    private static Digest.Tile tile(Report.Tile tile) {
        OptionalDouble change = tile.change();
        return new Digest.Tile(
                tile.measure().label(),
                DigestNews.number(tile.value()),
                change.isEmpty() ? "N/A" : String.format(Locale.ENGLISH, "%+.0f%%", change.getAsDouble() * 100),
                DigestNews.number(tile.before()),
                change.isEmpty() || change.getAsDouble() == 0 ? "same" : change.getAsDouble() > 0 ? "up" : "down");
    }

    private List<FunnelLine> funnel() {
        List<FunnelLine> lines = new ArrayList<>();
        for (FunnelStage stage : FunnelStage.values()) {
            Step week = step(report.funnel(), stage);
            Step toDate = step(report.toDate(), stage);
            lines.add(new FunnelLine(
                    stage.label(),
                    DigestNews.number(week.count()),
                    rate(week.ofApplications()),
                    DigestNews.number(toDate.count()),
                    rate(toDate.ofApplications())));
        }
        return lines;
    }

    private static Step step(Report.Funnel funnel, FunnelStage stage) {
        return funnel.steps().stream()
                .filter(step -> step.stage() == stage)
                .findFirst()
                .orElseThrow();
    }

    private static String rate(@Nullable Double rate) {
        return rate == null ? "" : Math.round(rate * 100) + "%";
    }

    private Hot hot(HotLine line) {
        return new Hot(
                name(line.application().company()),
                name(line.application().title()),
                who(line.application().candidateId()),
                line.function().isEmpty() ? NOTHING : name(line.function()),
                DigestNews.counted(line.humanClicks(), "click", "clicks"),
                dates.moment(line.firstOpened()),
                dates.moment(line.lastOpened()),
                line.daysSinceSent() == 0
                        ? "at the end of this week"
                        : DigestNews.counted(line.daysSinceSent(), "day", "days") + " before this week ended",
                line.suggestion());
    }

    private Silent silent(SilentLine line) {
        return new Silent(
                name(line.application().company()),
                name(line.application().title()),
                who(line.application().candidateId()),
                dates.day(line.sentOn()),
                DigestNews.counted(line.daysSinceSent(), "day", "days"));
    }

    /** Of whom, in a mail about several. */
    private String who(String candidateId) {
        return report.subject().isFirm() ? name(candidateId) : "";
    }

    private static List<Count> counts(List<GroupLine> groups) {
        return groups.stream()
                .filter(group -> group.clicks().human() > 0)
                .map(group -> new Count(
                        label(group.key()),
                        DigestNews.number(group.opened()),
                        DigestNews.number(group.clicks().human())))
                .toList();
    }

    private static String label(String key) {
        if (key.isEmpty()) {
            return "(not known)";
        }
        String words = name(key).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private List<Count> candidates() {
        if (!report.subject().isFirm()) {
            return List.of();
        }
        Map<String, List<ApplicationLine>> byCandidate = report.applications().stream()
                .filter(line -> line.clicks().human() > 0)
                .collect(Collectors.groupingBy(
                        line -> line.application().candidateId(), TreeMap::new, Collectors.toList()));
        record Line(String candidate, long opened, long clicks) {}
        return byCandidate.entrySet().stream()
                .map(entry -> new Line(
                        entry.getKey(),
                        entry.getValue().size(),
                        entry.getValue().stream()
                                .map(ApplicationLine::clicks)
                                .mapToLong(Clicks::human)
                                .sum()))
                .sorted(Comparator.comparingLong(Line::clicks).reversed().thenComparing(Line::candidate))
                .map(line -> new Count(
                        name(line.candidate()), DigestNews.number(line.opened()), DigestNews.number(line.clicks())))
                .toList();
    }

    private String filtered() {
        long automated = report.filtered().automated();
        long uncertain = report.filtered().uncertain();
        String words = automated == 0
                ? "Filtered out: no automated hits"
                : "Filtered out: " + DigestNews.counted(automated, "automated hit", "automated hits")
                        + reasons("automated");
        return words
                + (uncertain == 0
                        ? "."
                        : ", and " + DigestNews.counted(uncertain, "doubtful one", "doubtful ones")
                                + reasons("uncertain") + ".");
    }

    private String reasons(String verdict) {
        List<FilteredLine> lines = report.filtered().lines().stream()
                .filter(line -> line.verdict().equals(verdict))
                .toList();
        return lines.isEmpty()
                ? ""
                : lines.stream()
                        .map(line -> DigestNews.number(line.clicks()) + " × " + line.label())
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private List<String> quality() {
        Quality quality = report.quality();
        List<String> sentences = new ArrayList<>();
        if (quality.rejectedRows() > 0) {
            sentences.add(DigestNews.counted(quality.rejectedRows(), "row", "rows")
                    + " of lists could not be used; see rejected.csv beside the documents.");
        }
        if (quality.untracked() > 0) {
            sentences.add(DigestNews.counted(quality.untracked(), "application went out", "applications went out")
                    + " with the original links, so nobody can tell whether they were opened.");
        }
        if (quality.deadLinks() != null && quality.deadLinks() > 0) {
            sentences.add(DigestNews.counted(quality.deadLinks(), "link leads", "links lead")
                    + " to a page that does not answer.");
        }
        if (quality.inactiveClicks() > 0) {
            sentences.add(DigestNews.counted(quality.inactiveClicks(), "click", "clicks")
                    + " by people met a link that leads nowhere any more.");
        }
        return sentences;
    }

    private static String name(String text) {
        String plain = TerminalText.plain(text);
        return plain.isEmpty() ? NOTHING : TerminalText.crop(plain, LONGEST_NAME);
    }
}
