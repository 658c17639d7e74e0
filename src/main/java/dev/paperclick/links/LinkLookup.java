package dev.paperclick.links;

/** What is known of an id. */
public sealed interface LinkLookup {

    /** There is such a link. */
    record Known(ServedLink link) implements LinkLookup {}

    /** The database has been asked within the last seconds, and there was none. */
    record Unknown() implements LinkLookup {}

    /** Only the database can tell. */
    record Unsure() implements LinkLookup {}
}
