package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import java.util.List;

/** How a value inside a run's text is written: where it breaks the line, and how it becomes a live link. */
final class LinkWrapping {

    private final XmlElement hyperlink;
    private final XmlElement style;
    private final Op.LinkTargets targets;

    LinkWrapping(XmlElement root, String linkStyle, Op.LinkTargets targets) {
        this.hyperlink = root.create("w:hyperlink", "w:history", "1", "r:id", "");
        this.style = root.create("w:rStyle", "w:val", linkStyle);
        this.targets = targets;
    }

    /** The way to write values into a text: a line break and a tab are elements beside it (17.3.3.1, 17.3.3.32). */
    static ValueWriter writerIn(XmlElement text) {
        String again = "<" + text.written() + " xml:space=\"preserve\">";
        String prefix = text.written().substring(0, text.written().length() - "t".length());
        return new ValueWriter(
                Markup.of(text.endTag() + "<" + prefix + "br/>" + again),
                Markup.of(text.endTag() + "<" + prefix + "tab/>" + again),
                null);
    }

    /**
     * The way to write a value that is all its paragraph holds: after a blank line a paragraph of the same format begins,
     * without the identity that only the first may have.
     */
    static ValueWriter writerOfParagraph(XmlElement paragraph, XmlElement run, XmlElement text) {
        XmlElement next = paragraph.shell();
        next.removeAttribute("w14:paraId");
        next.removeAttribute("w14:textId");
        XmlElement properties = paragraph.findChild("w:pPr");
        String format = properties == null ? "" : properties.toXml();
        ValueWriter lines = writerIn(text);
        return new ValueWriter(
                lines.lineBreak(),
                lines.tab(),
                Markup.of(text.endTag() + run.endTag() + paragraph.endTag() + next.startTag() + ">" + format
                        + start(run, formatting(run), text)));
    }

    /** For a value among other text: ends the run, puts a link of the same formatting there, takes the run up again. */
    Op.LinkMarkup amid(XmlElement run, XmlElement text) {
        String end = text.endTag() + run.endTag();
        Markup nothing = Markup.of("");
        return markup(nothing, nothing, end, start(run, formatting(run), text), run, text);
    }

    /** For a value that is all its run holds: the run stands in the link, or alone. */
    Op.LinkMarkup instead(XmlElement run, XmlElement text) {
        Markup before = Markup.of(start(run, formatting(run), text));
        return markup(before, Markup.of(text.endTag() + run.endTag()), "", "", run, text);
    }

    private Op.LinkMarkup markup(
            Markup beforeText, Markup behindText, String before, String behind, XmlElement run, XmlElement text) {
        String link = hyperlink.startTag();
        return new Op.LinkMarkup(
                beforeText,
                behindText,
                Markup.of(before + link.substring(0, link.length() - "\"".length())),
                Markup.of("\">" + start(run, linkFormatting(run), text)),
                Markup.of(text.endTag() + run.endTag() + hyperlink.endTag() + behind),
                writerIn(text),
                targets);
    }

    private static String start(XmlElement run, String formatting, XmlElement text) {
        return run.startTag() + ">" + formatting + "<" + text.written() + " xml:space=\"preserve\">";
    }

    private static String formatting(XmlElement run) {
        XmlElement properties = run.findChild("w:rPr");
        return properties == null ? "" : properties.toXml();
    }

    /** The run's own formatting over the style of links, so that an author's colour wins. */
    private String linkFormatting(XmlElement run) {
        XmlElement own = run.findChild("w:rPr");
        XmlElement properties = own == null ? run.create("w:rPr") : own.copy();
        properties.descendants("w:rStyle").forEach(XmlElement::remove);
        properties.insert(0, List.of(style.copy()));
        return properties.toXml();
    }
}
