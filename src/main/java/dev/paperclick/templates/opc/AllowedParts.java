package dev.paperclick.templates.opc;

import java.util.Locale;
import java.util.Set;

/**
 * What a Word document may be made of: the types of parts and relationships that hold text, formatting, pictures or
 * charts and that no program runs. As Word 2007 to 2024, LibreOffice, Google Docs and WPS write them.
 */
final class AllowedParts {

    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

    private static final Set<String> TYPES = Set.of(
            "application/xml",
            "text/xml",
            Relationships.TYPE,
            "application/vnd.openxmlformats-package.core-properties+xml",
            "application/vnd.openxmlformats-package.digital-signature-origin",
            "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml",
            "application/vnd.openxmlformats-package.digital-signature-certificate",
            "application/vnd.ms-word.styleswitheffects+xml",
            "application/vnd.ms-office.drawingml.diagramdrawing+xml",
            "application/vnd.ms-office.chartstyle+xml",
            "application/vnd.ms-office.chartcolorstyle+xml",
            "application/vnd.ms-office.chartex+xml",
            "application/vnd.ms-office.classificationlabels+xml",
            "application/vnd.ms-office.documenttasks+xml",
            "application/inkml+xml",
            "application/x-fontdata",
            "application/x-font-ttf",
            OFFICE + "custom-properties+xml",
            OFFICE + "extended-properties+xml",
            OFFICE + "customxmlproperties+xml",
            OFFICE + "theme+xml",
            OFFICE + "themeoverride+xml",
            OFFICE + "obfuscatedfont",
            OFFICE + "vmldrawing",
            OFFICE + "spreadsheetml.printersettings");

    private static final String WORD = OFFICE + "wordprocessingml.";

    /** Types of parts with text that a reader sees. */
    private static final Set<String> STORIES = Set.of(
            WORD + "document.main+xml",
            WORD + "template.main+xml",
            WORD + "header+xml",
            WORD + "footer+xml",
            WORD + "footnotes+xml",
            WORD + "endnotes+xml",
            WORD + "comments+xml");

    private static final Set<String> RELATIONSHIPS = Set.of(
            "officedocument",
            "core-properties",
            "extended-properties",
            "extendedproperties",
            "custom-properties",
            "customproperties",
            "thumbnail",
            "styles",
            "styleswitheffects",
            "settings",
            "websettings",
            "fonttable",
            "font",
            "theme",
            "themeoverride",
            "numbering",
            "header",
            "footer",
            "footnotes",
            "endnotes",
            "comments",
            "commentsextended",
            "commentsids",
            "commentsextensible",
            "people",
            "documenttasks",
            "customxml",
            "customxmlprops",
            "image",
            "hdphoto",
            "hyperlink",
            "printersettings",
            "recipientdata",
            "mailmergesource",
            "mailmergeheadersource",
            "attachedtemplate",
            "chart",
            "chartex",
            "chartstyle",
            "chartcolorstyle",
            "chartusershapes",
            "diagramdata",
            "diagramlayout",
            "diagramquickstyle",
            "diagramcolors",
            "diagramdrawing",
            "vmldrawing",
            "origin",
            "signature",
            "certificate",
            "classificationlabels");

    private AllowedParts() {}

    /** Whether a part of this type may go out with a document. */
    static boolean hasType(String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT);
        return TYPES.contains(type)
                || type.startsWith("image/")
                || (type.startsWith(OFFICE + "drawingml.") && type.endsWith("+xml"))
                || (type.startsWith(WORD) && (type.endsWith("+xml") || type.endsWith(".printersettings")));
    }

    /** Whether parts of this type hold text that a reader sees, with links and fields that the compiler looks at. */
    static boolean holdText(String contentType) {
        return STORIES.contains(contentType);
    }

    /** Whether a part may point to another one, or to the web, in this way. */
    static boolean hasArrow(String relationshipType) {
        return RELATIONSHIPS.contains(relationshipType.toLowerCase(Locale.ROOT));
    }
}
