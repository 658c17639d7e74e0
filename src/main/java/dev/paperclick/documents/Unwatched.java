package dev.paperclick.documents;

import java.util.function.BooleanSupplier;

/**
 * Nobody watches a run; somebody may want it to stop.
 *
 * @param stopped whether somebody does
 */
public record Unwatched(BooleanSupplier stopped) implements GenerateProgress {

    /** Nor does anybody want it to stop. */
    public Unwatched() {
        this(() -> false);
    }

    @Override
    public boolean wantsStop() {
        return stopped.getAsBoolean();
    }

    @Override
    public void rowRead() {}

    @Override
    public void begins(long rows, long done) {}

    @Override
    public void pairWritten() {}

    @Override
    public void pdfsBegin(long documents, long done) {}

    @Override
    public void pdfDone() {}

    @Override
    public void continues() {}
}
