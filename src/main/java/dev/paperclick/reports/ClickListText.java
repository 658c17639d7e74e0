package dev.paperclick.reports;

import dev.paperclick.reports.ClickList.ListedClick;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Single clicks as text for a terminal, two lines each: what was clicked, and by whom. Whatever strangers sent is shown
 * without anything that steers a terminal.
 */
public final class ClickListText {

    private static final int NARROWEST = 70;
    private static final int WIDEST = 160;

    private static final int VERDICT = 9;
    private static final String GAP = "  ";
    private static final String INDENT = " ".repeat(15 + GAP.length());
    private static final String NOTHING = "–";

    private final DateTimeFormatter time;
    private final int width;
    private final StringBuilder text = new StringBuilder();

    private ClickListText(ZoneId zone, int width) {
        this.time =
                DateTimeFormatter.ofPattern("dd MMM HH:mm:ss", Locale.ENGLISH).withZone(zone);
        this.width = Math.min(WIDEST, Math.max(NARROWEST, width));
    }

    /**
     * Writes the list, each line ended by a line feed.
     *
     * @param zone the reader's
     * @param width columns of the terminal; at least 70 are used
     */
    public static String write(ClickList list, ZoneId zone, int width) {
        ClickListText writer = new ClickListText(zone, width);
        list.clicks().forEach(writer::click);
        writer.line("");
        writer.line(closing(list) + "; times are those of " + zone + ".");
        return writer.text.toString();
    }

    private static String closing(ClickList list) {
        int shown = list.clicks().size();
        return shown < list.found()
                ? "The newest " + shown + " of " + list.found() + " clicks; --limit shows more"
                : shown + (shown == 1 ? " click" : " clicks");
    }

    private void click(ListedClick click) {
        String what = String.join(
                GAP,
                time.format(click.clickedAt()),
                TerminalText.left(click.verdict(), VERDICT),
                plain(click.linkFunction(), "(deleted link)"),
                Objects.requireNonNullElse(click.document(), NOTHING).replace('_', ' '),
                click.source());
        line(what + GAP + TerminalText.crop(subject(click), width - TerminalText.width(what) - GAP.length()));
        String who = INDENT
                + String.join(", ", click.reasons())
                + GAP
                + Objects.requireNonNullElse(click.network(), NOTHING)
                + GAP;
        String agent = click.anonymous() ? "(asked not to be tracked)" : plain(click.userAgent(), "(no user agent)");
        if (TerminalText.width(who) + TerminalText.width(agent) <= width || TerminalText.width(who) <= width * 2 / 3) {
            line(who + TerminalText.crop(agent, width - TerminalText.width(who)));
        } else {
            line(who);
            line(INDENT + TerminalText.crop(agent, width - INDENT.length()));
        }
    }

    private static String subject(ListedClick click) {
        if (click.company() != null && click.title() != null) {
            return TerminalText.plain(click.company()) + ", " + TerminalText.plain(click.title());
        }
        return click.applicationId() == null
                ? plain(click.trackingId(), NOTHING)
                : "Application " + TerminalText.plain(click.applicationId());
    }

    private static String plain(@Nullable String text, String otherwise) {
        return text == null ? otherwise : TerminalText.plain(text);
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
