package dev.paperclick.reports;

import dev.paperclick.reports.LinkList.ListedLink;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Links as text for a terminal, three lines each: what it is about, its id, and where it leads. */
public final class LinkListText {

    private static final int NARROWEST = 70;
    private static final int WIDEST = 160;
    private static final String GAP = "  ";

    private final DateTimeFormatter day;
    private final int width;
    private final StringBuilder text = new StringBuilder();

    private LinkListText(ZoneId zone, int width) {
        this.day = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).withZone(zone);
        this.width = Math.min(WIDEST, Math.max(NARROWEST, width));
    }

    /**
     * Writes the list, each line ended by a line feed.
     *
     * @param zone the reader's
     * @param width columns of the terminal; at least 70 are used
     */
    public static String write(LinkList list, ZoneId zone, int width) {
        LinkListText writer = new LinkListText(zone, width);
        list.links().forEach(writer::link);
        int shown = list.links().size();
        writer.line("");
        writer.line(
                shown < list.found()
                        ? "The latest " + shown + " of " + list.found() + " links; --limit shows more."
                        : shown + (shown == 1 ? " link." : " links."));
        return writer.text.toString();
    }

    private void link(ListedLink link) {
        line(TerminalText.crop(TerminalText.plain(link.linkFunction()) + GAP + subject(link), width));
        // the id is for copying, so it is never cropped
        line(GAP + link.trackingId() + GAP + clicks(link.humanClicks()) + " by people"
                + (link.active() ? "" : ", inactive")
                + (link.missedClicks() == 0 ? "" : ": " + clicks(link.missedClicks()) + " since then"));
        line(GAP + "→ " + TerminalText.plain(link.originalUrl()));
        if (link.state() != null && link.reason() != null && link.checkedAt() != null) {
            line(GAP + GAP + link.state() + " on " + day.format(link.checkedAt()) + ": "
                    + TerminalText.plain(link.reason())
                    + (link.movedTo() == null ? "" : ", to " + TerminalText.plain(link.movedTo())));
        }
    }

    private static String subject(ListedLink link) {
        if (link.company() != null && link.title() != null) {
            return TerminalText.plain(link.company()) + ", " + TerminalText.plain(link.title());
        }
        return link.applicationId() == null ? "" : "Application " + TerminalText.plain(link.applicationId());
    }

    private static String clicks(long count) {
        return count + (count == 1 ? " click" : " clicks");
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
