package dev.paperclick.documents;

import dev.paperclick.platform.UserProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * The documents of a list whose PDF is missing or out of date, in the order of the list; memory does not grow with it.
 * Thread-safe.
 */
final class PdfsDue {

    private static final int PAGE = 500;

    private final PdfDocuments documents;
    private final GenerationRun run;
    private final boolean force;
    private final PdfTally tally;
    private final Queue<PdfDocuments.Listed> page = new ArrayDeque<>();
    private int row;

    PdfsDue(PdfDocuments documents, GenerationRun run, boolean force, PdfTally tally) {
        this.documents = documents;
        this.run = run;
        this.force = force;
        this.tally = tally;
    }

    private enum State {
        DUE,
        OUTDATED,
        CURRENT,
        OWN
    }

    /** How many are due, and how many are there already. */
    record Counts(long due, long current) {}

    Counts count() {
        long due = 0;
        long current = 0;
        int last = 0;
        for (List<PdfDocuments.Listed> some = documents.after(run, last, PAGE);
                !some.isEmpty();
                some = documents.after(run, last, PAGE)) {
            for (PdfDocuments.Listed document : some) {
                State state = state(document);
                due += state == State.DUE || state == State.OUTDATED ? 1 : 0;
                current += state == State.CURRENT ? 1 : 0;
            }
            last = some.get(some.size() - 1).row();
        }
        return new Counts(due, current);
    }

    /** The next ones; none when there are no more. The tally learns of those in between that are not due. */
    synchronized List<PdfDocuments.Listed> take(int most) {
        List<PdfDocuments.Listed> taken = new ArrayList<>();
        while (taken.size() < most && turnPage()) {
            PdfDocuments.Listed document = page.remove();
            switch (state(document)) {
                case DUE -> taken.add(document);
                case OUTDATED -> taken.add(withoutPdf(document));
                case CURRENT -> tally.unchanged();
                case OWN -> tally.kept(PdfPath.of(Path.of(document.path())));
            }
        }
        return taken;
    }

    private boolean turnPage() {
        if (page.isEmpty()) {
            List<PdfDocuments.Listed> next = documents.after(run, row, PAGE);
            page.addAll(next);
            row = next.isEmpty() ? row : next.get(next.size() - 1).row();
        }
        return !page.isEmpty();
    }

    private State state(PdfDocuments.Listed document) {
        PdfDocuments.Made made = document.made();
        Path source = Path.of(document.path());
        Path pdf = PdfPath.of(source);
        try {
            if (!Files.exists(pdf)) {
                return State.DUE;
            }
            if (force) {
                return made != null && made.run() == run.id() ? State.CURRENT : State.DUE;
            }
            if (made == null) {
                return State.OWN;
            }
            boolean current = made.document().equals(document.sha256())
                    && (!Files.exists(source) || made.source().isStill(source));
            if (current) {
                return State.CURRENT;
            }
            return PdfPath.isAsMade(pdf, made.sha256()) ? State.OUTDATED : State.OWN;
        } catch (IOException e) {
            throw problem(pdf, e);
        }
    }

    /** An outdated one goes before the next is made: should that fail, none is better than the wrong one. */
    private static PdfDocuments.Listed withoutPdf(PdfDocuments.Listed document) {
        Path pdf = PdfPath.of(Path.of(document.path()));
        try {
            Files.deleteIfExists(pdf);
        } catch (IOException e) {
            throw problem(pdf, e);
        }
        return document;
    }

    private static UserProblem problem(Path pdf, IOException e) {
        return UserProblem.inSurroundings(
                pdf + ": cannot be read or replaced (" + e.getMessage()
                        + "); mend the permissions, then give the same command again: it goes on from here.",
                e);
    }
}
