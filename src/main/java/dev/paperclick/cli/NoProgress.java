package dev.paperclick.cli;

import dev.paperclick.documents.GenerateProgress;

/** Nobody watches. */
final class NoProgress implements GenerateProgress {

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
