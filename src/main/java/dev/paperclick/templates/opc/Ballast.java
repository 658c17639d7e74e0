package dev.paperclick.templates.opc;

import java.util.List;
import java.util.Set;

/**
 * What readers of a document have no use for and nobody looks into: the building blocks of its author's Word, and the
 * workbooks from which charts took the numbers that they also hold themselves.
 */
final class Ballast {

    private static final Set<String> WORKBOOK = Set.of(
            "{http://schemas.openxmlformats.org/drawingml/2006/chart}externalData",
            "{http://purl.oclc.org/ooxml/drawingml/chart}externalData",
            "{http://schemas.microsoft.com/office/drawing/2014/chartex}externalData");

    private final WordPackage word;

    Ballast(WordPackage word) {
        this.word = word;
    }

    /** Cuts the arrows to it, so that nothing leads to it any more. */
    void cut() {
        word.removeRelationships(word.main(), "glossaryDocument");
        for (String part : word.reachable()) {
            if (word.types().of(part).contains("chart")) {
                cutWorkbook(part);
            }
        }
    }

    private void cutWorkbook(String chart) {
        boolean inside =
                word.relationships(chart).all().stream().anyMatch(arrow -> arrow.is("package") && !arrow.external());
        if (inside) {
            XmlElement root = word.read(chart);
            List<XmlElement> references = root.descendants(WORKBOOK.toArray(String[]::new));
            references.forEach(XmlNode::remove);
            word.put(chart, root.toPart());
            word.removeRelationships(chart, "package");
        }
    }
}
