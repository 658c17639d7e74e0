package dev.paperclick.templates;

import java.util.Set;
import java.util.function.Supplier;

/**
 * A template of ours, as one of the usual programs writes it.
 *
 * @param name unique, and fit to be a file name
 * @param covers which of the numbered things that the engine must handle are in it; see {@link Point}
 */
record Sample(String name, Writer writer, Set<Point> covers, Supplier<byte[]> file) {

    enum Writer {
        POI,
        WORD,
        GOOGLE_DOCS,
        WPS,
        LIBRE_OFFICE,
        OTHER_PROGRAM
    }

    /** What templates contain and an engine must handle. */
    enum Point {
        SPLIT_RUNS,
        KEPT_SPACES,
        LINE_BREAKS,
        INVALID_CHARACTERS,
        LINK_ADDRESSES,
        FIELD_LINKS,
        LIVE_LINKS,
        TEXT_BOXES,
        CONTENT_CONTROLS,
        HEADERS_AND_NOTES,
        PROPERTIES,
        REPEATED_IDS,
        TRACKED_CHANGES,
        ENCODINGS,
        SCRIPTS,
        DROPPED_PARTS,
        WARNINGS
    }

    @Override
    public String toString() {
        return name;
    }
}
