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
                Markup.of(text.endTag() + "<" + prefix + "tab/>" + again));
    }

    /** Ends the run, puts a link with a run of the same formatting in its place, and takes the run up again. */
    Op.LinkMarkup around(XmlElement run, XmlElement text) {
        String end = text.endTag() + run.endTag();
        String textAgain = "<" + text.written() + " xml:space=\"preserve\">";
        XmlElement properties = run.findChild("w:rPr");
        String formatting = properties == null ? "" : properties.copy().toXml();
        String start = run.startTag() + ">";
        String link = hyperlink.startTag();
        return new Op.LinkMarkup(
                Markup.of(end + link.substring(0, link.length() - "\"".length())),
                Markup.of("\">" + start + linkFormatting(run) + textAgain),
                Markup.of(end + hyperlink.endTag() + start + formatting + textAgain),
                targets);
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
