package dev.paperclick.clicks;

import dev.paperclick.candidates.Candidates;
import dev.paperclick.journal.JournalProperties;
import dev.paperclick.platform.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Journals of clicks as production wires them, for tests that have no application. */
public final class TestJournals {

    private TestJournals() {}

    /** The journal of a workspace, not yet open. */
    public static ClickJournal in(Path home, JournalProperties properties, JdbcClient jdbc, Clock clock) {
        return new ClickJournal(
                recognition(Visits.rules(), jdbc, clock), new LostClicks(), new Workspace(home), properties, clock);
    }

    static Recognition recognition(ClickClassifier classifier, JdbcClient jdbc, Clock clock) {
        return new Recognition(
                classifier, new CandidateTokens(new Candidates(jdbc), clock), new VisitorSalts(jdbc, clock));
    }
}
