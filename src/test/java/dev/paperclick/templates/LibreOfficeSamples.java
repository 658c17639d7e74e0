package dev.paperclick.templates;

import static dev.paperclick.templates.Sample.Point.HEADERS_AND_NOTES;
import static dev.paperclick.templates.Sample.Point.LINE_BREAKS;
import static dev.paperclick.templates.Sample.Point.LINK_ADDRESSES;
import static dev.paperclick.templates.Sample.Point.LIVE_LINKS;
import static dev.paperclick.templates.Sample.Point.PROPERTIES;
import static dev.paperclick.templates.Sample.Point.REPEATED_IDS;
import static dev.paperclick.templates.Sample.Point.SCRIPTS;
import static dev.paperclick.templates.Sample.Point.SPLIT_RUNS;
import static dev.paperclick.templates.Sample.Point.TEXT_BOXES;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/** Templates that were saved as .docx by LibreOffice 7.4. */
final class LibreOfficeSamples {

    private LibreOfficeSamples() {}

    static List<Sample> all() {
        return List.of(
                sample("letter", Set.of(LINK_ADDRESSES, LIVE_LINKS, SPLIT_RUNS, PROPERTIES)),
                sample("resume", Set.of(HEADERS_AND_NOTES, SPLIT_RUNS, LINK_ADDRESSES)),
                sample("text-box", Set.of(TEXT_BOXES, LIVE_LINKS)),
                sample("split", Set.of(SPLIT_RUNS)),
                sample("notes", Set.of(HEADERS_AND_NOTES, LIVE_LINKS)),
                sample("lists", Set.of(REPEATED_IDS)),
                sample("scripts", Set.of(SCRIPTS, LINE_BREAKS, LINK_ADDRESSES)),
                sample("nested-table", Set.of()),
                sample("web-page", Set.of(LINK_ADDRESSES, SPLIT_RUNS, PROPERTIES)));
    }

    private static Sample sample(String name, Set<Sample.Point> covers) {
        return new Sample("libreoffice-" + name, Sample.Writer.LIBRE_OFFICE, covers, () -> read(name + ".docx"));
    }

    private static byte[] read(String name) {
        try (InputStream in = Samples.class.getResourceAsStream("/samples/templates/libreoffice/" + name)) {
            return in.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
