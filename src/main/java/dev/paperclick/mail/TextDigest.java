package dev.paperclick.mail;

import dev.paperclick.mail.Digest.Count;
import dev.paperclick.mail.Digest.FunnelLine;
import dev.paperclick.mail.Digest.Hot;
import dev.paperclick.mail.Digest.Silent;
import dev.paperclick.mail.Digest.Tile;
import dev.paperclick.reports.TerminalText;
import java.util.List;

/** The weekly mail as plain text. */
final class TextDigest {

    private static final int LABEL = 28;
    private static final int NUMBER = 8;

    private final MailText text = new MailText();

    private TextDigest() {}

    static String write(Digest digest) {
        TextDigest written = new TextDigest();
        written.digest(digest);
        return written.text.toString();
    }

    private void digest(Digest digest) {
        line(digest.title());
        line(digest.week());
        line("");
        paragraph(digest.news(), "");
        heading("The week in numbers");
        digest.tiles().forEach(this::tile);
        heading("How far applications came");
        line(row("", "This week", "", "To date", ""));
        digest.funnel().forEach(this::step);
        if (!digest.hot().isEmpty()) {
            heading("Follow up now");
            digest.hot().forEach(this::hot);
            beyond(digest.hotBeyond());
        }
        if (!digest.silent().isEmpty()) {
            heading("Sent more than 10 days ago, not opened");
            digest.silent().forEach(this::silent);
            beyond(digest.silentBeyond());
        }
        counts("What people clicked", digest.links());
        counts("In which document", digest.documents());
        counts("By candidate", digest.candidates());
        beyond(digest.candidatesBeyond());
        heading("Variants of your templates");
        paragraph(digest.experiment(), "");
        heading("How good these numbers are");
        paragraph(digest.filtered(), "");
        digest.quality().forEach(sentence -> paragraph(sentence, ""));
        paragraph(
                "Days and times are those of " + digest.zone() + ". Visitors are counted per day. This mail itself"
                        + " counts nothing. The attached workbook has all of it.",
                "");
        if (digest.ending() != null) {
            line("");
            line("No more of these mails:");
            line(digest.ending());
        }
    }

    private void heading(String words) {
        text.heading(words);
    }

    private void line(String words) {
        text.line(words);
    }

    private void paragraph(String words, String mark) {
        text.paragraph(words, mark);
    }

    private void tile(Tile tile) {
        line(TerminalText.left(tile.label(), LABEL)
                + right(tile.value())
                + (tile.change().equals("N/A")
                        ? "   (none the week before)"
                        : "   " + tile.change() + " (" + tile.before() + " before)"));
    }

    private void step(FunnelLine line) {
        line(row(line.label(), line.week(), line.weekRate(), line.toDate(), line.toDateRate()));
    }

    private static String row(String label, String week, String weekRate, String toDate, String toDateRate) {
        return TerminalText.left(label, 16)
                + " ".repeat(Math.max(0, 10 - week.length()))
                + week
                + " ".repeat(Math.max(1, 6 - weekRate.length()))
                + weekRate
                + " ".repeat(Math.max(1, 10 - toDate.length()))
                + toDate
                + " ".repeat(Math.max(1, 6 - toDateRate.length()))
                + toDateRate;
    }

    private void hot(Hot hot) {
        paragraph(hot.company() + ", " + hot.job() + (hot.who().isEmpty() ? "" : " (" + hot.who() + ")"), "* ");
        paragraph(
                hot.clicks() + ", last on " + hot.link() + "; first " + hot.first() + ", last " + hot.last() + "; sent "
                        + hot.since() + ".",
                "  ");
        paragraph(hot.suggestion(), "  ");
    }

    private void silent(Silent silent) {
        paragraph(
                silent.company() + ", " + silent.job() + (silent.who().isEmpty() ? "" : " (" + silent.who() + ")")
                        + ": sent " + silent.sent() + ", " + silent.days() + " ago.",
                "* ");
    }

    private void counts(String words, List<Count> counts) {
        if (!counts.isEmpty()) {
            heading(words);
            counts.forEach(count -> line(TerminalText.left(TerminalText.crop(count.label(), LABEL), LABEL)
                    + right(count.clicks()) + (count.clicks().equals("1") ? " click" : " clicks") + " on "
                    + count.opened()
                    + (count.opened().equals("1") ? " application" : " applications")));
        }
    }

    private void beyond(long more) {
        if (more > 0) {
            line("and " + more + " more, in the workbook.");
        }
    }

    private static String right(String number) {
        return " ".repeat(Math.max(0, NUMBER - number.length())) + number;
    }
}
