package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Finds the fields of a part, however their instructions are spread.
 *
 * <p>What Word reads apart is scanned apart: text boxes, notes, and the alternatives of which only one is shown. Marks in
 * the one never begin or end a field of the other.
 */
final class FieldScan {

    /** What is read apart from what stands around it. */
    private static final String[] APART = {
        "w:txbxContent", "mc:Choice", "mc:Fallback", "w:footnote", "w:endnote", "w:comment"
    };
    /** What reads as a blank in an instruction. */
    private static final String[] BLANKS = {"w:p", "w:tab", "w:ptab", "w:br", "w:cr"};
    /** What has no business in an instruction: nobody knows whether Word reads it as a part of it. */
    private static final String[] FOREIGN = {
        "w:t",
        "w:delText",
        "w:sym",
        "w:noBreakHyphen",
        "w:softHyphen",
        "w:drawing",
        "w:pict",
        "w:object",
        "mc:AlternateContent"
    };

    private final List<Field> fields = new ArrayList<>();
    private final List<XmlElement> strays = new ArrayList<>();
    private Deque<Field> open = new ArrayDeque<>();

    FieldScan(XmlElement root) {
        scan(root);
        fields.addAll(open);
    }

    /** The fields, inner ones before those around them. */
    List<Field> fields() {
        return fields;
    }

    /** Instructions outside of any field. */
    List<XmlElement> strays() {
        return strays;
    }

    private void scan(XmlElement element) {
        for (XmlElement child : element.elements()) {
            note(child);
            switch (child.name()) {
                case "w:fldChar" -> character(child);
                case "w:instrText", "w:delInstrText" -> instruction(child);
                case "w:fldSimple" -> simple(child);
                default -> {
                    if (child.is(APART)) {
                        scanApart(child);
                    } else {
                        scan(child);
                    }
                }
            }
        }
    }

    private void scanApart(XmlElement element) {
        Deque<Field> around = open;
        open = new ArrayDeque<>();
        scan(element);
        fields.addAll(open);
        open = around;
    }

    private void note(XmlElement element) {
        Field field = open.peek();
        if (field != null && field.isInInstruction()) {
            if (element.is(BLANKS)) {
                field.add(' ');
            } else if (element.is(FOREIGN)) {
                field.addForeign();
            }
        }
    }

    private void simple(XmlElement element) {
        innerField();
        fields.add(new Field(element));
        scanApart(element);
    }

    private void character(XmlElement character) {
        switch (character.attribute("w:fldCharType")) {
            case "begin" -> {
                innerField();
                open.push(new Field(character));
            }
            case "separate" -> {
                if (!open.isEmpty()) {
                    open.element().separate(character);
                }
            }
            case "end" -> {
                if (!open.isEmpty()) {
                    open.element().end(character);
                    fields.add(open.pop());
                }
            }
            default -> {
                // Word knows no other.
            }
        }
    }

    private void innerField() {
        Field around = open.peek();
        if (around != null && around.isInInstruction()) {
            around.add(FieldInstruction.INNER_FIELD);
        }
    }

    private void instruction(XmlElement piece) {
        Field field = open.peek();
        if (field != null && field.isInInstruction()) {
            field.add(piece);
        } else if (!piece.text().isBlank()) {
            strays.add(piece);
        }
    }
}
