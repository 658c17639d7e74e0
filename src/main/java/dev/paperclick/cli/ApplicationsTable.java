package dev.paperclick.cli;

import dev.paperclick.applications.ApplicationSearch;
import dev.paperclick.applications.ListedApplication;
import dev.paperclick.reports.TerminalText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Applications as text for a terminal: a line each where it is wide enough, else two. */
final class ApplicationsTable {

    private static final String NOTHING = "–";
    private static final String GAP = "  ";
    private static final int DATE = 10;
    private static final int MOST_STAGE = 14;
    private static final int MOST_SOURCE = 16;
    private static final int MOST_CANDIDATE = 20;
    private static final int LEAST_NAMES = 44;
    private static final int NARROWEST = 30;

    private final ZoneId zone;
    private final int width;
    private final StringBuilder text = new StringBuilder();

    private ApplicationsTable(ZoneId zone, int width) {
        this.zone = zone;
        this.width = Math.max(NARROWEST, width);
    }

    /**
     * Writes the list, each line ended by a line feed.
     *
     * @param zone the reader's
     * @param width columns of the terminal
     */
    static String write(ApplicationSearch.Result result, ZoneId zone, int width) {
        ApplicationsTable table = new ApplicationsTable(zone, width);
        table.write(result.applications());
        int shown = result.applications().size();
        table.line("");
        table.line(
                shown < result.found()
                        ? "The latest " + shown + " of " + result.found() + " applications; --limit shows more."
                        : shown + (shown == 1 ? " application." : " applications."));
        return table.text.toString();
    }

    private void write(List<ListedApplication> applications) {
        boolean several = applications.stream()
                        .map(ListedApplication::candidateId)
                        .distinct()
                        .count()
                > 1;
        List<List<String>> rows = new ArrayList<>();
        rows.add(titles(several));
        applications.forEach(application -> rows.add(cells(application, several)));
        int[] widths = new int[rows.get(0).size()];
        int fixed = 0;
        for (int column = 0; column < widths.length - 2; column++) {
            int n = column;
            widths[n] = rows.stream()
                    .mapToInt(row -> TerminalText.width(row.get(n)))
                    .max()
                    .orElse(0);
            fixed += widths[n] + GAP.length();
        }
        int names = width - fixed - GAP.length();
        if (names < LEAST_NAMES) {
            applications.forEach(application -> block(application, several));
            return;
        }
        int company = widths.length - 2;
        widths[company] = Math.min(
                names * 2 / 5,
                rows.stream()
                        .mapToInt(row -> TerminalText.width(row.get(company)))
                        .max()
                        .orElse(0));
        widths[company + 1] = names - widths[company];
        rows.forEach(row -> row(row, widths));
    }

    private static List<String> titles(boolean several) {
        List<String> titles = new ArrayList<>(List.of("Stage", "Since", "Applied", "Source"));
        if (several) {
            titles.add("Candidate");
        }
        titles.addAll(List.of("Company", "Title"));
        return titles;
    }

    private List<String> cells(ListedApplication application, boolean several) {
        List<String> cells = new ArrayList<>(List.of(
                cell(application.stage(), MOST_STAGE),
                since(application.stageSince()),
                applied(application.appliedAt()),
                cell(application.source(), MOST_SOURCE)));
        if (several) {
            cells.add(cell(application.candidateId(), MOST_CANDIDATE));
        }
        cells.add(TerminalText.plain(application.company()));
        cells.add(TerminalText.plain(application.title()));
        return cells;
    }

    private void row(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            line.append(TerminalText.left(TerminalText.crop(cells.get(column), widths[column]), widths[column]))
                    .append(GAP);
        }
        line(line.toString());
    }

    private void block(ListedApplication application, boolean several) {
        line(TerminalText.crop(
                TerminalText.plain(application.company()) + ", " + TerminalText.plain(application.title()), width));
        List<String> facts = new ArrayList<>();
        if (application.stage() == null) {
            facts.add("no stage");
        } else {
            facts.add(cell(application.stage(), MOST_STAGE)
                    + (application.stageSince() == null ? "" : " since " + since(application.stageSince())));
        }
        boolean isSaid = Objects.equals(application.appliedAt(), application.stageSince());
        if (application.appliedAt() != null && !isSaid) {
            facts.add("applied " + applied(application.appliedAt()));
        }
        if (application.source() != null) {
            facts.add(cell(application.source(), MOST_SOURCE));
        }
        if (several) {
            facts.add(cell(application.candidateId(), MOST_CANDIDATE));
        }
        line(GAP + TerminalText.crop(String.join(", ", facts), width - GAP.length()));
    }

    private static String cell(@Nullable String value, int most) {
        return TerminalText.crop(TerminalText.plain(Objects.requireNonNullElse(value, NOTHING)), most);
    }

    /** A list that gives only a date means midnight UTC. */
    private static String applied(@Nullable Instant time) {
        return time == null
                ? TerminalText.left(NOTHING, DATE)
                : LocalDate.ofInstant(time, ZoneOffset.UTC).toString();
    }

    /** What was noticed here was noticed by the clock on this wall; what a list has said is a date in UTC. */
    private String since(@Nullable Instant time) {
        if (time == null) {
            return TerminalText.left(NOTHING, DATE);
        }
        boolean onlyDate = time.atZone(ZoneOffset.UTC).toLocalTime().equals(LocalTime.MIDNIGHT);
        return LocalDate.ofInstant(time, onlyDate ? ZoneOffset.UTC : zone).toString();
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
