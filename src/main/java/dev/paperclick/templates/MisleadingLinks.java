package dev.paperclick.templates;

import dev.paperclick.templates.opc.Relationship;
import dev.paperclick.templates.opc.XmlElement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The links of a part whose text names another host than they lead to, which is what mail filters take for phishing: an
 * address typed over another one, or over a variable, whose tracked link leads to the host of the redirects first.
 */
final class MisleadingLinks {

    private static final Pattern WEB = Pattern.compile("(?i)https?://(?:[^/?#@]*@)?([^/?#:]+).*");
    private static final Pattern SHOWN_HOST =
            Pattern.compile("(?i)(?:https?://)?((?:[a-z0-9-]{1,63}\\.){1,8}[a-z]{2,24})(?:[/?#:]\\S*)?");
    private static final int LONGEST_ADDRESS = 2_000;
    private static final String DANGER = ", which mail filters take for phishing; ";

    /** A field while it is read: its instruction, and from its separator on what it shows. */
    private static final class Field {
        private final StringBuilder instruction = new StringBuilder();
        private final StringBuilder shown = new StringBuilder();
        private boolean separated;
    }

    private final Story story;
    private final List<String> sentences = new ArrayList<>();

    private MisleadingLinks(Story story) {
        this.story = story;
    }

    /** What is wrong with the links of a part as its author left it. */
    static List<String> in(Story story) {
        MisleadingLinks links = new MisleadingLinks(story);
        links.lookAtElements();
        links.lookAtFields();
        return links.sentences;
    }

    /** What is wrong with a placeholder that becomes a link by itself: its label may be an address. */
    static Optional<String> in(Tag tag) {
        boolean link = tag.kind() == Tag.Kind.VALUE && tag.name().isAddress();
        return link && SHOWN_HOST.matcher(tag.alternative()).matches()
                ? Optional.of(overVariable(tag.alternative(), tag))
                : Optional.empty();
    }

    private void lookAtElements() {
        for (XmlElement link : story.root().descendants("w:hyperlink")) {
            story.relationships()
                    .find(link.attribute("r:id"))
                    .filter(Relationship::isHyperlink)
                    .ifPresent(target -> compare(new ParagraphText(link).text(), target.target()));
        }
    }

    private void lookAtFields() {
        Deque<Field> open = new ArrayDeque<>();
        for (XmlElement element : story.root().descendants("w:fldSimple", "w:fldChar", "w:instrText", "w:t")) {
            switch (element.name()) {
                case "w:fldSimple" ->
                    compare(FieldInstruction.of(element.attribute("w:instr")), new ParagraphText(element).text());
                case "w:fldChar" -> character(element.attribute("w:fldCharType"), open);
                case "w:instrText" -> open.stream().limit(1).forEach(field -> field.instruction.append(element.text()));
                default ->
                    open.stream().filter(field -> field.separated).forEach(field -> field.shown.append(element.text()));
            }
        }
    }

    private void character(String type, Deque<Field> open) {
        switch (type) {
            case "begin" -> open.push(new Field());
            case "separate" -> open.stream().limit(1).forEach(field -> field.separated = true);
            case "end" -> {
                if (!open.isEmpty()) {
                    Field field = open.pop();
                    compare(FieldInstruction.of(field.instruction.toString()), field.shown.toString());
                }
            }
            default -> {
                // Word knows no other.
            }
        }
    }

    private void compare(FieldInstruction instruction, String shown) {
        if (instruction.isLink()) {
            instruction.addresses().forEach(address -> compare(shown, address));
        }
    }

    private void compare(String shown, String target) {
        String text = shown.strip();
        Matcher named = SHOWN_HOST.matcher(text);
        if (text.length() > LONGEST_ADDRESS || isMailOrTelephone(target)) {
            return;
        }
        Matcher web = WEB.matcher(target);
        boolean hostIsKnown = web.matches() && !AddressTemplate.concerns(web.group(1));
        String leadsTo = hostIsKnown ? web.group(1) : "";
        Optional<Tag> variable = hostIsKnown ? Optional.empty() : firstTag(target);
        Optional<Tag> shownVariable = onlyAddress(text);
        if (hostIsKnown && (shownVariable.isPresent() || (named.matches() && !isSameSite(named.group(1), leadsTo)))) {
            sentences.add("shows “" + text + "” over a link to " + leadsTo + DANGER
                    + "show the address that it leads to, or words");
        } else if (variable.isPresent() && (named.matches() || isOther(shownVariable, variable.get()))) {
            sentences.add(overVariable(text, variable.get()));
        }
    }

    private static Optional<Tag> firstTag(String target) {
        return AddressTemplate.concerns(target)
                ? AddressTemplate.of(target, (tag, advice) -> {}).tags().stream()
                        .findFirst()
                : Optional.empty();
    }

    /** The placeholder of an address that is all of a text. */
    private static Optional<Tag> onlyAddress(String text) {
        return TagScanner.scan(text, (tag, advice) -> {}).stream()
                .filter(tag -> tag.kind() == Tag.Kind.VALUE
                        && tag.name().isAddress()
                        && tag.alternative().isEmpty())
                .filter(tag -> tag.source().equals(text))
                .findFirst();
    }

    /** Whether one of two variables is called otherwise; {@code {{work.url}}} may be {@code {{url}}} in its section. */
    private static boolean isOther(Optional<Tag> shown, Tag target) {
        return shown.isPresent() && !last(shown.get()).equals(last(target));
    }

    private static String last(Tag tag) {
        List<String> steps = tag.name().steps();
        return steps.isEmpty() ? "" : steps.get(steps.size() - 1);
    }

    private static String overVariable(String text, Tag target) {
        String variable = "{{" + target.name().written() + "}}";
        return "shows “" + text + "” over a link to " + variable + ", whose address has another host" + DANGER
                + "write " + variable + " in its place, or words";
    }

    private static boolean isMailOrTelephone(String target) {
        return Address.startsWith(target, "mailto:") || Address.startsWith(target, "tel:");
    }

    private static boolean isSameSite(String shown, String actual) {
        String one = shown.toLowerCase(Locale.ROOT);
        String other = actual.toLowerCase(Locale.ROOT);
        return one.equals(other) || one.endsWith("." + other) || other.endsWith("." + one);
    }
}
