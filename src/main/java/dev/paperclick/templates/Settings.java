package dev.paperclick.templates;

import dev.paperclick.templates.opc.WordPackage;
import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlNode;
import java.util.List;

/**
 * The settings of a document (ECMA-376 part 1, 17.15.1), freed of what ties them to the author's machine: the marks of
 * editing sessions, the template they began with, the source of a mail merge, for which Word asks on opening,
 * and the schemas and style sheets that Word would look for elsewhere.
 */
final class Settings {

    private static final String[] TRACES = {
        "w:rsids",
        "w14:docId",
        "w15:docId",
        "w:attachedTemplate",
        "w:mailMerge",
        "w:attachedSchema",
        "w:saveThroughXslt",
        "w:smartTagType",
        "{http://schemas.openxmlformats.org/schemaLibrary/2006/main}schemaLibrary"
    };
    private static final List<String> SOURCES =
            List.of("attachedTemplate", "mailMergeSource", "mailMergeHeaderSource", "recipientData");

    private final WordPackage word;
    private final Warnings warnings;

    Settings(WordPackage word, Warnings warnings) {
        this.word = word;
        this.warnings = warnings;
    }

    void clean() {
        String part = word.relationships(word.main())
                .findPart("settings")
                .map(word::existing)
                .orElse("");
        if (part.isEmpty()) {
            return;
        }
        XmlElement settings = word.read(part);
        List<XmlElement> traces = settings.descendants(TRACES);
        if (traces.stream().anyMatch(trace -> trace.is("w:mailMerge"))) {
            warnings.add(word.fileName() + " is set up for a mail merge; its documents are not");
        }
        if (!traces.isEmpty()) {
            traces.forEach(XmlNode::remove);
            word.put(part, settings.toPart());
        }
        SOURCES.forEach(kind -> word.removeRelationships(part, kind));
    }
}
