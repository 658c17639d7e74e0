package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a part (ECMA-376 part 1, 17.16): links with placeholders become hyperlink elements, whose addresses
 * are kept apart from the text; instructions that fetch or run something are refused.
 */
final class FieldLinks {

    private static final Set<String> HARMLESS = Set.of(
            "=",
            "ADVANCE",
            "AUTHOR",
            "BARCODE",
            "BIBLIOGRAPHY",
            "CITATION",
            "COMMENTS",
            "CREATEDATE",
            "DATE",
            "DISPLAYBARCODE",
            "DOCPROPERTY",
            "EDITTIME",
            "EQ",
            "FILENAME",
            "FORMCHECKBOX",
            "FORMDROPDOWN",
            "FORMTEXT",
            "GREETINGLINE",
            "ADDRESSBLOCK",
            "HYPERLINK",
            "IF",
            "INDEX",
            "KEYWORDS",
            "LASTSAVEDBY",
            "LISTNUM",
            "MERGEFIELD",
            "MERGEREC",
            "NEXT",
            "NOTEREF",
            "NUMCHARS",
            "NUMPAGES",
            "NUMWORDS",
            "PAGE",
            "PAGEREF",
            "PRINTDATE",
            "REF",
            "REVNUM",
            "SAVEDATE",
            "SECTION",
            "SECTIONPAGES",
            "SEQ",
            "STYLEREF",
            "SUBJECT",
            "SYMBOL",
            "TC",
            "TIME",
            "TITLE",
            "TOA",
            "TA",
            "TOC",
            "USERADDRESS",
            "USERINITIALS",
            "USERNAME",
            "XE");

    /** A field from its beginning to its end, as Word spreads it over runs. */
    private static final class Field {
        private final XmlElement begin;
        private final StringBuilder instruction = new StringBuilder();
        private @Nullable XmlElement separator;

        Field(XmlElement begin) {
            this.begin = begin;
        }
    }

    private final Story story;
    private final Deque<Field> open = new ArrayDeque<>();

    FieldLinks(Story story) {
        this.story = story;
    }

    /** Looks at every field of the part and converts those that are links with placeholders. */
    void convert() {
        for (XmlElement element : story.root().descendants("w:fldSimple", "w:fldChar", "w:instrText")) {
            switch (element.name()) {
                case "w:fldSimple" -> convertSimple(element);
                case "w:instrText" -> {
                    if (!open.isEmpty() && open.element().separator == null) {
                        open.element().instruction.append(element.text());
                    }
                }
                default -> fieldCharacter(element);
            }
        }
    }

    private void fieldCharacter(XmlElement character) {
        switch (character.attribute("w:fldCharType")) {
            case "begin" -> open.push(new Field(character));
            case "separate" -> {
                if (!open.isEmpty()) {
                    open.element().separator = character;
                }
            }
            case "end" -> {
                if (!open.isEmpty()) {
                    convert(open.pop(), character);
                }
            }
            default -> {
                // Word knows no other.
            }
        }
    }

    private void convertSimple(XmlElement field) {
        FieldInstruction instruction = FieldInstruction.of(field.attribute("w:instr"));
        if (isLink(instruction, field)) {
            XmlElement link = link(instruction, field);
            link.insert(0, field.removeRange(0, field.children().size()));
            field.replaceWith(List.of(link));
        }
    }

    private void convert(Field field, XmlElement end) {
        FieldInstruction instruction = FieldInstruction.of(field.instruction.toString());
        if (!isLink(instruction, field.begin)) {
            return;
        }
        if (field.separator == null) {
            problem(instruction, field.begin, "is a link field without a text to click; write one");
            return;
        }
        List<XmlElement> runs = new ArrayList<>();
        for (XmlElement character : List.of(field.begin, field.separator, end)) {
            XmlElement run = character.parent();
            XmlElement around = run == null ? null : run.parent();
            if (run != null && around != null && run.is("w:r")) {
                runs.add(new RunSplitter(story).isolate(character, run, around));
            }
        }
        XmlElement home = runs.size() == 3 ? runs.get(0).parent() : null;
        if (home == null || runs.stream().anyMatch(run -> run.parent() != home)) {
            problem(
                    instruction,
                    field.begin,
                    "is a link field that ends in another paragraph; make it end in the same");
            return;
        }
        XmlElement link = link(instruction, field.begin);
        int first = home.indexOf(runs.get(0));
        int last = home.indexOf(runs.get(2));
        int separator = home.indexOf(runs.get(1));
        List<XmlNode> removed = home.removeRange(first, last + 1);
        link.insert(0, removed.subList(separator + 1 - first, last - first));
        home.insert(first, List.of(link));
    }

    private boolean isLink(FieldInstruction instruction, XmlElement field) {
        String kind = instruction.kind().toUpperCase(Locale.ROOT);
        boolean placeholder = AddressTemplate.concerns(instruction.text());
        if (!kind.isEmpty() && !HARMLESS.contains(kind) && !kind.startsWith("=")) {
            problem(
                    instruction,
                    field,
                    "is a field of the kind " + kind + ", which may fetch or run something; remove it");
        } else if (placeholder && !kind.equals("HYPERLINK")) {
            problem(
                    instruction,
                    field,
                    "has a placeholder in a field that is no link; write the placeholder as plain text");
        } else if (!placeholder && kind.equals("HYPERLINK") && leadsAstray(instruction.target())) {
            problem(
                    instruction,
                    field,
                    "leads to '" + instruction.target() + "', which is no web, mail or telephone address; change it");
        }
        return placeholder && kind.equals("HYPERLINK");
    }

    /** The same rule as for the links of relationships; without a target it leads to a place in the document. */
    private static boolean leadsAstray(String target) {
        return !target.isEmpty() && !Address.isAccepted(target);
    }

    private XmlElement link(FieldInstruction instruction, XmlElement field) {
        List<String> attributes = new ArrayList<>(List.of("w:history", "1", "r:id", ""));
        instruction.find("\\l").ifPresent(anchor -> attributes.addAll(List.of("w:anchor", anchor)));
        instruction.find("\\o").ifPresent(tip -> attributes.addAll(List.of("w:tooltip", tip)));
        XmlElement link = field.create("w:hyperlink", attributes.toArray(String[]::new));
        AddressTemplate address =
                AddressTemplate.of(instruction.target(), (tag, advice) -> story.problem(around(field), tag, advice));
        story.address(link, address);
        return link;
    }

    private void problem(FieldInstruction instruction, XmlElement field, String advice) {
        story.problem(around(field), instruction.text().strip(), advice);
    }

    private static String around(XmlElement field) {
        XmlElement paragraph = field.findAncestor("w:p");
        return paragraph == null ? "" : new ParagraphText(paragraph).text();
    }
}
