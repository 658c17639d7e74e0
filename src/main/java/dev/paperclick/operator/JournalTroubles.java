package dev.paperclick.operator;

import dev.paperclick.clicks.ClickIngest;
import dev.paperclick.clicks.ClickJournal;
import dev.paperclick.clicks.JournalOverview;
import dev.paperclick.clicks.LostClicks;
import dev.paperclick.journal.Inspection.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Clicks that do not come into the database, or were lost. */
@Component
class JournalTroubles {

    /** Fewer are on their way at any busy moment. */
    private static final long BACKLOG = 1_000;

    private static final Set<Condition> FAULTS = Set.of(Condition.DAMAGED, Condition.FOREIGN, Condition.UNREADABLE);

    private final JournalOverview overview;
    private final ClickIngest ingest;
    private final ClickJournal journal;
    private final LostClicks lost;
    private final AtomicLong lostTold = new AtomicLong();

    JournalTroubles(JournalOverview overview, ClickIngest ingest, ClickJournal journal, LostClicks lost) {
        this.overview = overview;
        this.ingest = ingest;
        this.journal = journal;
        this.lost = lost;
    }

    /** As it is on this machine; lost clicks are told once. */
    List<Trouble> now() {
        List<Trouble> troubles = new ArrayList<>();
        ingest.catchUp();
        JournalOverview.Standing standing = overview.standing();
        long waiting = standing.waiting();
        if (waiting > (standing.files().isBeingWritten() ? BACKLOG : 0)) {
            troubles.add(
                    new Trouble(
                            "Clicks",
                            clicks(waiting, "waits", "wait") + " in the journal and " + (waiting == 1 ? "is" : "are")
                                    + " in no number yet.",
                            standing.files().isBeingWritten()
                                    ? "If 'paperclick journal status' says so in an hour still, look at the log of serve."
                                    : "No 'paperclick serve' keeps this journal now; start it, or give 'paperclick journal replay'."));
        }
        long faulty = standing.files().segments().stream()
                .filter(found -> FAULTS.contains(found.condition()))
                .count();
        if (faulty > 0) {
            troubles.add(new Trouble(
                    "Clicks",
                    (faulty == 1 ? "1 file" : faulty + " files") + " of the journal cannot be read, or not wholly.",
                    "'paperclick journal status' names each and says what to do."));
        }
        if (standing.setAside() > 0) {
            troubles.add(new Trouble(
                    "Clicks",
                    clicks(standing.setAside(), "was", "were") + " not taken by the database and set aside.",
                    "They are in " + standing.files().folder().resolve("unreadable")
                            + "; move them away when you have looked at them."));
        }
        long count = lost.count() + journal.lostClicks();
        long fresh = count - lostTold.getAndSet(count);
        if (fresh > 0) {
            troubles.add(new Trouble(
                    "Clicks",
                    clicks(fresh, "was", "were") + " answered and could not be kept.",
                    "Look whether the disk is full or failing; the log of serve has said when."));
        }
        return troubles;
    }

    private static String clicks(long count, String one, String many) {
        return count == 1 ? "1 click " + one : String.format(Locale.ROOT, "%,d clicks %s", count, many);
    }
}
