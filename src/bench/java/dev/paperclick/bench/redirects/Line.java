package dev.paperclick.bench.redirects;

/** What is measured under load. */
enum Line {
    BARE("bare Undertow, constant 302", false, false),
    JOURNAL("Paperclick, journal", true, false),
    INGEST("Paperclick, journal and ingest", true, true),
    INSERT("Undertow, one INSERT per request", false, true);

    final String title;
    /** Each answer must be a record of the journal. */
    final boolean writesJournal;
    /** Each answer must be a row of the table. */
    final boolean fillsTable;

    Line(String title, boolean writesJournal, boolean fillsTable) {
        this.title = title;
        this.writesJournal = writesJournal;
        this.fillsTable = fillsTable;
    }

    boolean usesDatabase() {
        return this != BARE;
    }
}
