package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The fields of a part (ECMA-376 part 1, 17.16): links with placeholders become hyperlink elements, whose addresses
 * are kept apart from the text; instructions that fetch or run something are refused.
 */
final class FieldLinks {

    /** More than Word's own limit of an address, which is all that makes instructions long. */
    private static final int LONGEST_INSTRUCTION = 10_000;

    private final Story story;

    FieldLinks(Story story) {
        this.story = story;
    }

    /** Looks at every field of the part and converts those that are links with placeholders. */
    void convert() {
        FieldScan scan = new FieldScan(story.root());
        for (XmlElement stray : scan.strays()) {
            problem(stray.text(), stray, "is the instruction of a field that is not there; remove it");
        }
        scan.fields().forEach(this::convert);
    }

    private void convert(Field field) {
        if (field.length() > LONGEST_INSTRUCTION) {
            problem("the field", field.begin(), "is longer than any field; shorten it");
            return;
        }
        FieldInstruction instruction = field.instruction();
        String objection = objection(field, instruction);
        if (!objection.isEmpty()) {
            problem(instruction.text(), field.begin(), objection);
        } else if (!field.isDeleted() && instruction.isLink() && AddressTemplate.concerns(instruction.text())) {
            convertLink(field, instruction);
        } else if (!field.isDeleted() && !instruction.isLink() && TagScanner.concerns(instruction.text())) {
            new FieldArguments(story, field, instruction).place();
        } else if (!instruction.hasInnerField() && Bookmarks.isReference(instruction.text())) {
            field.join();
        }
    }

    /** What is to be said against the field; nothing when it may go out. */
    private static String objection(Field field, FieldInstruction instruction) {
        String kind = instruction.kind();
        if (field.isForeign()) {
            return "has something else than words in the instruction of a field; insert the field again";
        }
        if (field.isPartlyTracked()) {
            return "is a field with tracked changes inside; accept or reject them";
        }
        if (instruction.text().isBlank()) {
            return "";
        }
        if (kind.contains("{{")) {
            return "is a field whose kind is a placeholder; write the kind, such as MERGEFIELD, before it";
        }
        if (!FieldKinds.isHarmless(kind)) {
            return "is a field of the kind " + kind.toUpperCase(Locale.ROOT)
                    + ", which may fetch or run something; remove it";
        }
        return instruction.isLink() ? objectionToLink(instruction) : "";
    }

    /** The same rule as for the links of relationships; without an address a link leads to a place in the document. */
    private static String objectionToLink(FieldInstruction instruction) {
        if (instruction.hasInnerField()) {
            return "is a link field with another field in its instruction; write the address itself";
        }
        return instruction.addresses().stream()
                .filter(address -> !AddressTemplate.concerns(address) && !Address.isAccepted(address))
                .findFirst()
                .map(address -> "leads to '" + address + "', which is no web, mail or telephone address; change it")
                .orElse("");
    }

    private void convertLink(Field field, FieldInstruction instruction) {
        if (field.isSimple()) {
            XmlElement link = link(instruction, field.begin());
            link.insert(0, field.begin().removeRange(0, field.begin().children().size()));
            field.begin().replaceWith(List.of(link));
        } else {
            convertSpread(field, instruction);
        }
    }

    private void convertSpread(Field field, FieldInstruction instruction) {
        XmlElement separator = field.separator();
        XmlElement end = field.end();
        if (separator == null) {
            problem(instruction.text(), field.begin(), "is a link field without a text to click; write one");
            return;
        }
        List<XmlElement> runs = new ArrayList<>();
        for (XmlElement character : end == null ? List.<XmlElement>of() : List.of(field.begin(), separator, end)) {
            XmlElement run = character.parent();
            XmlElement around = run == null ? null : run.parent();
            if (run != null && around != null && run.is("w:r")) {
                runs.add(new RunSplitter(story).isolate(character, run, around));
            }
        }
        XmlElement home = runs.size() == 3 ? runs.get(0).parent() : null;
        if (home == null || runs.stream().anyMatch(run -> run.parent() != home)) {
            problem(
                    instruction.text(),
                    field.begin(),
                    "is a link field that ends in another paragraph; make it end in the same");
            return;
        }
        XmlElement link = link(instruction, field.begin());
        int first = home.indexOf(runs.get(0));
        int last = home.indexOf(runs.get(2));
        int middle = home.indexOf(runs.get(1));
        List<XmlNode> removed = home.removeRange(first, last + 1);
        link.insert(0, removed.subList(middle + 1 - first, last - first));
        home.insert(first, List.of(link));
    }

    private XmlElement link(FieldInstruction instruction, XmlElement field) {
        List<String> attributes = new ArrayList<>(List.of("w:history", "1", "r:id", ""));
        instruction.find("\\l").ifPresent(anchor -> attributes.addAll(List.of("w:anchor", anchor)));
        instruction.find("\\o").ifPresent(tip -> attributes.addAll(List.of("w:tooltip", tip)));
        XmlElement link = field.create("w:hyperlink", attributes.toArray(String[]::new));
        String target = instruction.addresses().stream().findFirst().orElse("");
        AddressTemplate address =
                AddressTemplate.of(target, (tag, advice) -> story.problem(story.textAround(field), tag, advice));
        story.address(link, address);
        return link;
    }

    private void problem(String instruction, XmlElement field, String advice) {
        story.problem(story.textAround(field), instruction.strip(), advice);
    }
}
