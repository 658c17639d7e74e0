package dev.paperclick.templates.opc;

import dev.paperclick.platform.UserProblem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a template must not carry into other people's hands: programs, embedded objects, content from elsewhere. */
final class Inspection {

    private static final int MAX_PROBLEMS = 100;
    private static final int LONGEST_SHOWN = 160;
    /** A scheme, or two slashes of either kind before the name of a machine. */
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:|[/\\\\]{2}");

    private final WordPackage word;
    private final Set<String> problems = new LinkedHashSet<>();

    Inspection(WordPackage word) {
        this.word = word;
    }

    /** Looks at names, types and relationships and throws all problems at once. */
    void check() {
        for (String part : word.partNames()) {
            checkPart(part);
        }
        List<String> sources = new ArrayList<>(word.reachable());
        sources.forEach(this::checkType);
        sources.add(0, "");
        sources.forEach(this::checkRelationships);
        throwIfAny();
    }

    /** Looks into the parts that go out and throws all problems at once. */
    void checkContent() {
        word.partNames().stream().filter(this::isXml).forEach(this::checkContent);
        throwIfAny();
    }

    private void throwIfAny() {
        if (!problems.isEmpty()) {
            throw UserProblem.inInput(List.copyOf(problems));
        }
    }

    /** Also what is copied as it is has to be free of declarations and endless nesting. */
    private boolean isXml(String part) {
        String type = word.types().of(part).toLowerCase(Locale.ROOT);
        return type.endsWith("+xml") || type.endsWith("/xml");
    }

    private void checkContent(String part) {
        boolean story = AllowedParts.holdText(word.types().of(part));
        new PartContent(story, why -> refuse("(its part " + shown(part) + ") " + shown(why))).check(word.read(part));
    }

    private void checkPart(String part) {
        String type = word.types().of(part).toLowerCase(Locale.ROOT);
        String name = part.toLowerCase(Locale.ROOT);
        if (type.contains("macroenabled") || type.contains("vba") || name.contains("vbaproject")) {
            refuse("contains macros; save it as .docx without macros");
        } else if (type.contains("activex") || name.contains("/activex/")) {
            refuse("contains ActiveX controls; remove them");
        } else if (type.contains("oleobject")) {
            refuse("contains an OLE object; remove it");
        }
    }

    /** Parts that nothing leads to are left out of documents, whatever they are. */
    private void checkType(String part) {
        String type = word.types().of(part);
        if (!AllowedParts.hasType(type)) {
            refuse("contains the part " + shown(part) + " of the kind '" + shown(type)
                    + "', which text documents have no use for; remove it, or save the text as a new document");
        }
    }

    private void checkRelationships(String source) {
        for (Relationship arrow : word.relationships(source).all()) {
            if (!AllowedParts.hasArrow(arrow.type()) && !arrow.external()) {
                refuse("contains " + words(arrow) + ", which text documents have no use for; remove it");
            } else if (arrow.external() && !arrow.isHyperlink() && !isStripped(arrow, source)) {
                refuse("fetches " + words(arrow) + " from '" + shown(arrow.target())
                        + "' when it is opened; embed or remove it");
            } else if (isOutside(arrow) && !arrow.isHyperlink() && !arrow.external()) {
                refuse("contains " + words(arrow) + " at '" + shown(arrow.target()) + "'; embed or remove it");
            } else if (isOutside(arrow) && arrow.isHyperlink() && !isAllowedLink(arrow.target(), source)) {
                refuse("has a link to '" + shown(arrow.target())
                        + "'; links must begin with http://, https://, mailto: or tel:");
            }
        }
    }

    /**
     * What Word itself notes in the settings of honest documents: where on the author's disk their template or data
     * are. It never goes out. Addresses in a network are refused, since only an attacker gains by them.
     */
    private boolean isStripped(Relationship arrow, String source) {
        String target = arrow.target().toLowerCase(Locale.ROOT).replace('\\', '/');
        boolean local = target.matches("(file:///?)?[a-z](:|%3a)/.*") || !target.matches("([a-z][a-z0-9+.-]*:|//).*");
        return local
                && word.types().isWord(source, "settings")
                && (arrow.is("attachedTemplate") || arrow.is("mailMergeSource") || arrow.is("mailMergeHeaderSource"));
    }

    /** Whether it leads out of the file, as it says itself or by its target. */
    private static boolean isOutside(Relationship arrow) {
        return arrow.external() || ABSOLUTE.matcher(arrow.target()).lookingAt();
    }

    /**
     * Links of a text with placeholders are judged by their values, when these are known; those without an address, as
     * LibreOffice writes them, are taken out of it. In other parts nobody fills a link.
     */
    private boolean isAllowedLink(String target, String source) {
        String link = target.toLowerCase(Locale.ROOT);
        boolean text = AllowedParts.holdText(word.types().of(source));
        boolean template = (link.contains("{{") || link.contains("%7b%7b")) && !link.startsWith("javascript:");
        return (text && (template || link.isEmpty()))
                || link.startsWith("#")
                || link.startsWith("http://")
                || link.startsWith("https://")
                || link.startsWith("mailto:")
                || link.startsWith("tel:");
    }

    private static String words(Relationship arrow) {
        return switch (arrow.type()) {
            case "attachedTemplate" -> "an attached template";
            case "image" -> "a picture";
            case "oleObject" -> "an OLE object";
            case "control", "activeXControlBinary" -> "an ActiveX control";
            case "vbaProject", "wordVbaData" -> "macros";
            case "aFChunk" -> "an embedded foreign document (altChunk)";
            case "subDocument" -> "a subdocument";
            case "frame" -> "a frame";
            case "package" -> "an embedded file";
            case "mailMergeSource", "mailMergeHeaderSource" -> "a mail merge source";
            default -> "content of the kind '" + shown(arrow.type()) + "'";
        };
    }

    private void refuse(String why) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(word.fileName() + " " + why);
        }
    }

    private static String shown(String target) {
        String printable = target.replaceAll("\\p{Cntrl}", "?");
        return printable.length() > LONGEST_SHOWN ? printable.substring(0, LONGEST_SHOWN) + "…" : printable;
    }
}
