package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlNode;
import dev.paperclick.templates.opc.XmlText;
import java.util.ArrayList;
import java.util.List;

/**
 * The placeholders in the instruction of a field: the word around each becomes an argument in quotation marks, so that
 * whatever its value says is that argument and nothing else.
 */
final class FieldArguments {

    private final Story story;
    private final Field field;
    private final FieldInstruction instruction;
    private final String text;

    FieldArguments(Story story, Field field, FieldInstruction instruction) {
        this.story = story;
        this.field = field;
        this.instruction = instruction;
        this.text = instruction.text();
    }

    /** Puts the tags into the instruction, or says why they cannot stand there. */
    void place() {
        if (!FieldKinds.takesText(instruction.kind()) || instruction.hasInnerField()) {
            problem(
                    text.strip(),
                    "has a placeholder in a formula or beside another field; write the placeholder as plain text");
            return;
        }
        List<Tag> tags = OneLine.tags(text, this::problem);
        List<Tag> misplaced = tags.stream().filter(tag -> !isInArgument(tag)).toList();
        misplaced.forEach(tag -> problem(
                tag.source(), "stands where a field expects no value; give it quotation marks of its own there"));
        if (misplaced.isEmpty()) {
            write(nodes(tags));
        }
    }

    /** Whether the tag is in an argument of which quotation marks can be put around, or stand there already. */
    private boolean isInArgument(Tag tag) {
        boolean escaped = tag.start() > 0 && text.charAt(tag.start() - 1) == '\\';
        return !escaped
                && instruction.words().stream().skip(1).anyMatch(word -> contains(word, tag) && isArgument(word));
    }

    private static boolean contains(FieldInstruction.Word word, Tag tag) {
        return word.start() <= tag.start() && tag.end() <= word.end();
    }

    private static boolean isArgument(FieldInstruction.Word word) {
        return word.quoted()
                || word.text().chars().noneMatch(c -> c == '\\' || FieldInstruction.QUOTES.indexOf(c) >= 0);
    }

    private List<XmlNode> nodes(List<Tag> tags) {
        List<XmlNode> nodes = new ArrayList<>();
        int from = 0;
        for (FieldInstruction.Word word : instruction.words()) {
            List<Tag> inside = tags.stream().filter(tag -> contains(word, tag)).toList();
            if (!inside.isEmpty()) {
                String quote = word.quoted() ? "" : "\"";
                nodes.add(new XmlText(text.substring(from, word.start()) + quote));
                from = word.start();
                for (Tag tag : inside) {
                    nodes.add(new XmlText(text.substring(from, tag.start())));
                    nodes.add(new PlacedTag(tag, story.textAround(field.begin())));
                    from = tag.end();
                }
                nodes.add(new XmlText(text.substring(from, word.end()) + quote));
                from = word.end();
            }
        }
        nodes.add(new XmlText(text.substring(from)));
        return nodes;
    }

    private void write(List<XmlNode> nodes) {
        story.change();
        if (field.isSimple()) {
            spread(nodes);
            return;
        }
        field.pieces().forEach(XmlElement::clear);
        XmlElement first = field.pieces().get(0);
        first.attribute("xml:space", "preserve");
        first.insert(0, nodes);
    }

    /** Makes a field that is one element into one of several, since only there an instruction is text. */
    private void spread(List<XmlNode> nodes) {
        XmlElement simple = field.begin();
        XmlElement instructions = simple.create("w:instrText", "xml:space", "preserve");
        instructions.insert(0, nodes);
        List<XmlNode> spread = new ArrayList<>();
        spread.add(run(mark("begin")));
        spread.add(run(instructions));
        spread.add(run(mark("separate")));
        spread.addAll(simple.removeRange(0, simple.children().size()));
        spread.add(run(mark("end")));
        simple.replaceWith(spread);
    }

    private XmlElement mark(String type) {
        return field.begin().create("w:fldChar", "w:fldCharType", type);
    }

    private XmlElement run(XmlElement content) {
        return field.begin().create("w:r").add(content);
    }

    private void problem(String tag, String advice) {
        story.problem(story.textAround(field.begin()), tag, advice);
    }
}
