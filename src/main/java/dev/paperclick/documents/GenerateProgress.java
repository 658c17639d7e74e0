package dev.paperclick.documents;

/** Somebody who watches a run; called from several threads. */
public interface GenerateProgress {

    /** One more row of the list has been read. */
    void rowRead();

    /**
     * The list has been read; documents are about to be made.
     *
     * @param rows applications in the list, without the rejected ones
     * @param done those that need no work, or whose documents are there already
     */
    void begins(long rows, long done);

    /** One more pair is on disk. */
    void pairWritten();

    /**
     * The pairs are there; PDFs are about to be made.
     *
     * @param documents Word documents that are to have one, without those whose PDF is a person's own
     * @param done whose PDF is there already
     */
    void pdfsBegin(long documents, long done);

    /** One more PDF is on disk, or cannot be made. */
    void pdfDone();

    /** Whether who watches wants the run to stop after the chunk that it is at; it can be continued later. */
    default boolean wantsStop() {
        return false;
    }

    /** The run goes on where a dead or stopped one was. */
    void continues();
}
