package dev.paperclick.reports;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a report says, as every writer takes it; no writer asks the database or counts for itself.
 *
 * <p>Days and hours are those of the period's zone. Where there is nothing to divide by, a rate is absent, not zero.
 *
 * @param subject whom it is about
 * @param period the days it is about
 * @param previous as many days before them, which tiles are held against
 * @param madeAt the moment from which all numbers are
 * @param tiles the numbers that come first, in their order
 * @param days each day of the period, also those without clicks
 * @param funnel of the applications sent within the period, until its end
 * @param toDate of all applications sent until its end
 * @param applications those sent or clicked within the period, most human clicks first
 * @param companies of the same applications, most human clicks first, as in all lists below
 * @param sources where the applications' openings were found, as lists say
 * @param functions what the links are for
 * @param documents the documents that the links stood in
 * @param channels by which way readers came
 * @param variants of the templates
 * @param hot applications that a person opened within the period, to be followed up; the most promising first
 * @param silent applications sent long ago that nobody has opened, longest silence first
 * @param hours clicks by people, each hour of the week, Monday 0:00 first: 168 cells
 * @param filtered what is in no number of people, and why
 * @param quality what may make the numbers incomplete
 * @param experiment the comparison of variants; empty when there is none to compare
 */
public record Report(
        Subject subject,
        ReportPeriod period,
        ReportPeriod previous,
        Instant madeAt,
        List<Tile> tiles,
        List<Day> days,
        Funnel funnel,
        Funnel toDate,
        List<ApplicationLine> applications,
        List<GroupLine> companies,
        List<GroupLine> sources,
        List<GroupLine> functions,
        List<GroupLine> documents,
        List<GroupLine> channels,
        List<GroupLine> variants,
        List<HotLine> hot,
        List<SilentLine> silent,
        List<HourCell> hours,
        Filtered filtered,
        Quality quality,
        Optional<Experiment> experiment) {

    public Report {
        tiles = List.copyOf(tiles);
        days = List.copyOf(days);
        applications = List.copyOf(applications);
        companies = List.copyOf(companies);
        sources = List.copyOf(sources);
        functions = List.copyOf(functions);
        documents = List.copyOf(documents);
        channels = List.copyOf(channels);
        variants = List.copyOf(variants);
        hot = List.copyOf(hot);
        silent = List.copyOf(silent);
        hours = List.copyOf(hours);
    }

    /** The tile of this measure. */
    public Tile tile(Measure measure) {
        return tiles.stream()
                .filter(tile -> tile.measure() == measure)
                .findFirst()
                .orElseThrow();
    }

    /** All clicks of the period. */
    public Clicks total() {
        return days.stream().map(Day::clicks).reduce(Clicks.NONE, Clicks::plus);
    }

    /** Those of all clicks on links of no application that is listed: it is not in the store, or the link is gone. */
    public long clicksWithoutApplication() {
        return total().all()
                - applications.stream().mapToLong(line -> line.clicks().all()).sum();
    }

    /**
     * Whom a report is about.
     *
     * @param candidateId absent for all candidates together
     * @param name the candidate's; absent for all candidates together
     */
    public record Subject(
            @Nullable String candidateId, @Nullable String name) {

        /** All candidates together. */
        public static final Subject FIRM = new Subject(null, null);

        /** Whether it is about all candidates together. */
        public boolean isFirm() {
            return candidateId == null;
        }
    }

    /**
     * Clicks by who made them; candidates' own are in none of the numbers.
     *
     * @param human by people
     * @param automated by machines
     * @param uncertain doubtful
     * @param anonymous how many of the three came from readers who asked not to be followed
     * @param visitors different people on each day, added up over the days: one person on five days is five
     */
    public record Clicks(long human, long automated, long uncertain, long anonymous, long visitors) {

        /** No clicks. */
        public static final Clicks NONE = new Clicks(0, 0, 0, 0, 0);

        /** All clicks of whatever kind. */
        public long all() {
            return human + automated + uncertain;
        }

        /** Both together, of different days. */
        public Clicks plus(Clicks other) {
            return new Clicks(
                    human + other.human,
                    automated + other.automated,
                    uncertain + other.uncertain,
                    anonymous + other.anonymous,
                    visitors + other.visitors);
        }
    }

    /** What a tile measures. */
    public enum Measure {
        APPLICATIONS_SENT("Applications sent"),
        APPLICATIONS_OPENED("Opened by a person"),
        HUMAN_CLICKS("Clicks by people"),
        VISITORS("Visitors per day, added up"),
        MEETINGS("Meetings"),
        OFFERS("Offers");

        private final String label;

        Measure(String label) {
            this.label = label;
        }

        /** For people. */
        public String label() {
            return label;
        }

        /** For programs: {@code applications_sent}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A number and how it was before.
     *
     * @param value of the period
     * @param before of the previous period
     */
    public record Tile(Measure measure, long value, long before) {

        /** By how much of the earlier value it has grown, 0.5 for half; empty when there was nothing before. */
        public OptionalDouble change() {
            return before == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) (value - before) / before);
        }
    }

    /**
     * A day of the period.
     *
     * @param sent applications sent that day
     * @param opened different applications that people opened that day
     */
    public record Day(LocalDate day, Clicks clicks, long sent, long opened) {}

    /** The way of applications, in its order: applications, clicks, meetings, offers. */
    public record Funnel(List<Step> steps) {
        public Funnel {
            steps = List.copyOf(steps);
        }
    }

    /** The steps of the way. */
    public enum FunnelStage {
        APPLICATIONS("Applications"),
        CLICKS("Clicks"),
        MEETINGS("Meetings"),
        OFFERS("Offers");

        private final String label;

        FunnelStage(String label) {
            this.label = label;
        }

        /** For people. */
        public String label() {
            return label;
        }

        /** For programs: {@code applications}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How many applications came to a step.
     *
     * @param count of the applications that the funnel is about; those that skipped an earlier step count, too
     * @param ofApplications its part of all of them, 0 to 1; absent without applications, and for the first step
     * @param medianDays from the last earlier step that the application came to; absent when nobody came
     */
    public record Step(
            FunnelStage stage,
            long count,
            @Nullable Double ofApplications,
            @Nullable Double medianDays) {}

    /** An application, to be found again: as the list gave it. */
    public record ApplicationRef(String applicationId, String candidateId, String company, String title) {}

    /**
     * An application and the clicks on all its links.
     *
     * @param sentOn the day that the list says, else when its documents were made
     * @param clicks within the period
     * @param firstOpened earliest click of a person ever; absent when there is none
     * @param lastOpened latest click of a person until the end of the period
     */
    public record ApplicationLine(
            ApplicationRef application,
            @Nullable String source,
            @Nullable String variant,
            @Nullable String stage,
            LocalDate sentOn,
            Clicks clicks,
            @Nullable Instant firstOpened,
            @Nullable Instant lastOpened) {}

    /**
     * Applications and clicks that have something in common.
     *
     * @param key what they have in common; empty when it is not known
     * @param applications sent within the period; absent where that has no meaning, as for channels
     * @param opened different applications that people opened within the period, whenever they were sent
     * @param sentAndOpened of the applications sent within it, opened by a person until its end; absent as above
     * @param meetings of the applications sent within it; absent as above
     * @param offers of the applications sent within it; absent as above
     */
    public record GroupLine(
            String key,
            @Nullable Long applications,
            long opened,
            @Nullable Long sentAndOpened,
            Clicks clicks,
            @Nullable Long meetings,
            @Nullable Long offers) {

        /** The part of the applications sent that was opened, 0 to 1; empty when none was sent. */
        public OptionalDouble openRate() {
            return applications == null || applications == 0 || sentAndOpened == null
                    ? OptionalDouble.empty()
                    : OptionalDouble.of((double) sentAndOpened / applications);
        }
    }

    /**
     * An application to be followed up.
     *
     * @param function of the link that people clicked last
     * @param firstOpened earliest click of a person ever
     * @param lastOpened latest click of a person
     * @param daysSinceSent until the end of the period, or until now
     * @param suggestion what to do, as a sentence
     */
    public record HotLine(
            ApplicationRef application,
            String function,
            Instant firstOpened,
            Instant lastOpened,
            long humanClicks,
            long daysSinceSent,
            String suggestion) {}

    /** An application that nobody has opened. */
    public record SilentLine(ApplicationRef application, LocalDate sentOn, long daysSinceSent) {}

    /** Clicks by people in an hour of the week. */
    public record HourCell(DayOfWeek weekday, int hour, long human) {}

    /**
     * Clicks that are in no number of people.
     *
     * @param excluded the candidates' own
     * @param lines by what decided, most first; each click is in one line
     */
    public record Filtered(long automated, long uncertain, long excluded, List<FilteredLine> lines) {
        public Filtered {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Clicks that the same rule decided on.
     *
     * @param verdict {@code automated}, {@code uncertain} or {@code excluded}
     * @param reason as stored: {@code office_probe}
     * @param label for people: {@code Word's look at a link}
     */
    public record FilteredLine(String verdict, String reason, String label, long clicks) {}

    /**
     * What may make the numbers incomplete.
     *
     * @param rejectedRows of lists read within the period
     * @param untracked applications sent within the period whose documents carry the original links
     * @param deadLinks links in use whose page was gone when it was last looked at, whatever the period; absent when nobody looked
     * @param inactiveClicks clicks of people on links that lead nowhere any more, since they do not
     */
    public record Quality(
            long rejectedRows, long untracked, @Nullable Long deadLinks, long inactiveClicks) {}

    /**
     * How variants of the templates compare: the part of the applications sent that a person opened.
     *
     * @param arms each variant, the largest rate first
     * @param enough whether there is enough data to say something
     * @param leader the variant that is better beyond chance; absent when none is, or as long as there is not enough
     * @param difference between the two best rates, with the interval that holds it in 95 of 100 cases
     * @param moreNeeded about how many more applications it takes; 0 when there is enough
     * @param tested in words: what was compared, how, and how often one may look
     */
    public record Experiment(
            List<Arm> arms,
            boolean enough,
            @Nullable String leader,
            @Nullable Interval difference,
            long moreNeeded,
            String tested) {
        public Experiment {
            arms = List.copyOf(arms);
        }
    }

    /** A variant: how many applications were sent with it, and how many of them a person opened. */
    public record Arm(
            String variant,
            long applications,
            long opened,
            @Nullable Interval rate) {}

    /** A number between two bounds. */
    public record Interval(double value, double low, double high) {}
}
