package dev.paperclick.documents;

import static dev.paperclick.observed.Call.COMMIT;
import static dev.paperclick.observed.Call.FORCE;
import static dev.paperclick.observed.Call.MAKE_FILE;
import static dev.paperclick.observed.Call.MAKE_FOLDER;
import static dev.paperclick.observed.Call.MOVE;
import static dev.paperclick.observed.Call.STATEMENT;
import static dev.paperclick.observed.Call.WRITE;
import static dev.paperclick.observed.Moment.AFTER;
import static dev.paperclick.observed.Moment.AMID;
import static dev.paperclick.observed.Moment.BEFORE;

import dev.paperclick.observed.Call;
import dev.paperclick.observed.KillPoint;
import dev.paperclick.observed.Moment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The instants of a run at which it is killed, by what has been done and what has not. */
final class KillPoints {

    /** Good rows of the list: two whole chunks of one worker, and one that is not; two pages of links. */
    static final int ROWS = 120;

    /** The first row, one amid a chunk, the last of a chunk and the first of the next, one of the last chunk. */
    private static final List<Integer> ROW = List.of(1, 25, 50, 51, 110);

    private static final List<Integer> CHUNK = List.of(1, 2, 3);
    private static final List<Integer> PAGE = List.of(1, 2);
    private static final List<Integer> ONCE = List.of(1);

    private static final String RESUME = "/resume_[^/]*$";
    private static final String LETTER = "/cover_letter_[^/]*$";
    private static final String RESUME_ASIDE = "/\\.tmp-resume_";
    private static final String LETTER_ASIDE = "/\\.tmp-cover_letter_";
    private static final String MARKED = "set state += 'written'";

    private final Map<String, KillPoint> points = new LinkedHashMap<>();

    private KillPoints() {}

    /** All of them, by name. */
    static Map<String, KillPoint> all() {
        KillPoints all = new KillPoints();
        all.beforePairs();
        all.amidPairs();
        all.afterPairs();
        return all.points;
    }

    private void beforePairs() {
        add("output folder tried", AFTER, MAKE_FILE, ".*", ONCE);
        add("run opened, job not begun", AFTER, COMMIT, "insert into generation_runs", ONCE);
        add("job without an execution", AFTER, COMMIT, "(?i)insert into batch_job_instance", ONCE);
        add("before read", BEFORE, STATEMENT, "delete from listed_rows where run_id = ", ONCE);
        add("after parse", AFTER, STATEMENT, "insert into listed_rows", ONCE);
        add("list committed, step not", AFTER, COMMIT, "insert into listed_rows", ONCE);
        add("link inserted, not committed", AFTER, STATEMENT, "insert into link_tracking", PAGE);
        add("links committed", AFTER, COMMIT, "insert into link_tracking", PAGE);
    }

    private void amidPairs() {
        add("folder made", AFTER, MAKE_FOLDER, "/Company-", ROW);
        add("temporary file half written", AMID, WRITE, RESUME_ASIDE, ROW);
        add("whole, not synced", BEFORE, FORCE, RESUME_ASIDE, ROW);
        add("synced, not renamed", BEFORE, MOVE, RESUME, ROW);
        add("resume renamed, letter not begun", AFTER, MOVE, RESUME, ROW);
        add("letter half written", AMID, WRITE, LETTER_ASIDE, ROW);
        add("letter renamed, database not marked", AFTER, MOVE, LETTER, ROW);
        add("marked, chunk not committed", AFTER, STATEMENT, MARKED, CHUNK);
        add("committed, step context not saved", AFTER, COMMIT, MARKED, CHUNK);
    }

    private void afterPairs() {
        add("archive half written", AMID, WRITE, "\\.zip$", List.of(1, 10));
        add("archive whole, not renamed", BEFORE, MOVE, "\\.zip$", ONCE);
        add("archive renamed", AFTER, MOVE, "\\.zip$", ONCE);
        add("manifest half written", AMID, WRITE, "manifest\\.csv$", ONCE);
        add("between manifest and rejected", AFTER, MOVE, "manifest\\.csv$", ONCE);
        add("between rejected and summary", AFTER, MOVE, "rejected\\.csv$", ONCE);
        add("summary half written", AMID, WRITE, "summary\\.json$", ONCE);
        add("summary written, run not finished", AFTER, MOVE, "summary\\.json$", ONCE);
        add("finished, not committed", AFTER, STATEMENT, "set state +=\\s*'finished'", ONCE);
        add("all done, job status not set", AFTER, COMMIT, "set state +=\\s*'finished'", ONCE);
    }

    private void add(String name, Moment moment, Call call, String subject, List<Integer> counts) {
        counts.forEach(count -> points.put(
                name + (counts.size() == 1 ? "" : ", " + count), new KillPoint(moment, call, subject, count, true)));
    }
}
