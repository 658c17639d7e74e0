package dev.paperclick.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the weekly mail says, in words and numbers as they are read; the page and the plain text say the same.
 *
 * @param subject the news, in one line
 * @param title whom it is about
 * @param week its name and its dates
 * @param zone whose days and times these are
 * @param news the one sentence for those who read no further
 * @param empty whether nothing happened
 * @param tiles the numbers that come first
 * @param funnel how far applications came
 * @param hot applications to be followed up, at most a few
 * @param hotBeyond how many more there are
 * @param silent applications that nobody has opened, at most a few
 * @param silentBeyond how many more there are
 * @param links clicks by what the links are for
 * @param documents clicks by the document that the links stood in
 * @param candidates clicks by candidate; empty in a candidate's own mail
 * @param candidatesBeyond how many more there are
 * @param experiment how the variants of templates compare, in words
 * @param filtered what is in no number of people, and why, in words
 * @param quality what may make the numbers incomplete, in sentences; empty when nothing does
 * @param ending where the reader ends these mails; null when there is nothing to end
 */
record Digest(
        String subject,
        String title,
        String week,
        String zone,
        String news,
        boolean empty,
        List<Tile> tiles,
        List<FunnelLine> funnel,
        List<Hot> hot,
        long hotBeyond,
        List<Silent> silent,
        long silentBeyond,
        List<Count> links,
        List<Count> documents,
        List<Count> candidates,
        long candidatesBeyond,
        String experiment,
        String filtered,
        List<String> quality,
        @Nullable String ending) {

    Digest {
        tiles = List.copyOf(tiles);
        funnel = List.copyOf(funnel);
        hot = List.copyOf(hot);
        silent = List.copyOf(silent);
        links = List.copyOf(links);
        documents = List.copyOf(documents);
        candidates = List.copyOf(candidates);
        quality = List.copyOf(quality);
    }

    /**
     * A number and how it was the week before.
     *
     * @param change by how much it has grown: {@code +50%}, or N/A where there was nothing before
     * @param trend {@code up}, {@code down} or {@code same}
     */
    record Tile(String label, String value, String change, String before, String trend) {}

    /** How many applications came to a step, of those sent within the week and of all until its end, with their parts. */
    record FunnelLine(String label, String week, String weekRate, String toDate, String toDateRate) {}

    /** An application to be followed up. */
    record Hot(
            String company,
            String job,
            String who,
            String link,
            String clicks,
            String first,
            String last,
            String since,
            String suggestion) {}

    /** An application that nobody has opened. */
    record Silent(String company, String job, String who, String sent, String days) {}

    /** How often people clicked. */
    record Count(String label, String opened, String clicks) {}
}
