package dev.paperclick.documents;

import dev.paperclick.jobs.StopSignal;
import dev.paperclick.office.Office;
import dev.paperclick.office.PdfRoom;
import dev.paperclick.platform.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * Makes the PDFs of a list's documents that are missing or out of date. Which are is asked of the store and the files each
 * time, so that a killed run goes on with what is left; when none are, LibreOffice is not started.
 */
@Component
class PdfWriter {

    /** Its start costs LibreOffice about as much as twenty documents, and it does not give back all memory. */
    private static final int MOST_AT_ONCE = 100;

    private final PdfDocuments documents;
    private final Office office;
    private final StopSignal stop;

    PdfWriter(PdfDocuments documents, Office office, StopSignal stop) {
        this.documents = documents;
        this.office = office;
        this.stop = stop;
    }

    /** Returns early when it was asked to stop; the next start makes the others. */
    PdfSummary write(GenerationRun run, RunPlan plan, GenerateProgress progress) {
        PdfTally tally = new PdfTally();
        PdfsDue due = new PdfsDue(documents, run, plan.request().force(), tally);
        PdfsDue.Counts counts = due.count();
        if (counts.due() == 0) {
            due.take(1);
        } else {
            progress.pdfsBegin(counts.due() + counts.current(), counts.current());
            int workers = (int) Math.min(plan.request().workers(), counts.due());
            int atOnce = (int) Math.min(MOST_AT_ONCE, (counts.due() + workers - 1) / workers);
            try (PdfRoom room = office.open()) {
                AtomicBoolean broken = new AtomicBoolean();
                List<Runnable> work = new ArrayList<>();
                for (int worker = 0; worker < workers; worker++) {
                    PdfBatch batch = new PdfBatch(room.desk(), documents, run, tally, progress);
                    work.add(() -> convert(due, atOnce, batch, () -> stop.isGiven() || progress.wantsStop(), broken));
                }
                Together.run("pdf", work);
            }
        }
        return tally.summary();
    }

    private static void convert(
            PdfsDue due, int atOnce, PdfBatch batch, BooleanSupplier stopped, AtomicBoolean broken) {
        boolean whole = false;
        try {
            List<PdfDocuments.Listed> some = due.take(atOnce);
            while (!some.isEmpty()) {
                batch.convert(some, () -> stopped.getAsBoolean() || broken.get());
                some = stopped.getAsBoolean() || broken.get() ? List.of() : due.take(atOnce);
            }
            whole = true;
        } finally {
            if (!whole) {
                // the others need not go on either
                broken.set(true);
            }
        }
    }
}
