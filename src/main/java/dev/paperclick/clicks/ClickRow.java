package dev.paperclick.clicks;

/**
 * A click as it goes into the database.
 *
 * @param id the same whenever the click is read from its journal
 * @param click the click
 */
record ClickRow(long id, Click click) {

    private static final int SEGMENT_BITS = 24;
    private static final int OFFSET_BITS = 24;
    private static final int OFFSET_UNIT = 8;

    /**
     * The id of a click by its place in a journal. Ids that the table's sequence gives never have one of these values, for
     * journals are numbered from 1.
     *
     * @param journal number of the journal, 1 to 32767
     * @param segment number of the segment, under 2^24
     * @param offset of the record in the segment, a multiple of 8 under 2^27
     */
    static long id(int journal, int segment, long offset) {
        return ((long) journal << (SEGMENT_BITS + OFFSET_BITS))
                | ((long) segment << OFFSET_BITS)
                | (offset / OFFSET_UNIT);
    }
}
