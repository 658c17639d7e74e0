package dev.paperclick.templates;

import dev.paperclick.templates.opc.Relationship;
import dev.paperclick.templates.opc.XmlElement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the author of a template should know although documents can be made of it. */
final class Warnings {

    private static final Pattern WEB = Pattern.compile("(?i)https?://(?:[^/?#@]*@)?([^/?#:]+).*");
    private static final Pattern SHOWN_HOST =
            Pattern.compile("(?i)(?:https?://)?((?:[a-z0-9-]{1,63}\\.){1,8}[a-z]{2,24})(?:[/?#:]\\S*)?");
    private static final int LONGEST_ADDRESS = 2_000;

    private final String file;
    private final Set<String> sentences = new LinkedHashSet<>();

    Warnings(String file) {
        this.file = file;
    }

    void add(String sentence) {
        sentences.add(sentence);
    }

    List<String> all() {
        return List.copyOf(sentences);
    }

    /** Looks at a part as its author left it. */
    void lookAtOriginal(Story story) {
        boolean tracked = !story.root()
                .descendants("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange", "w:pPrChange")
                .isEmpty();
        if (tracked) {
            add(story, "has tracked changes, which readers of the documents would see; accept or reject them");
        }
        if (story.root().is("w:comments") && !story.root().elements().isEmpty()) {
            add(story, "would be seen by readers of the documents; delete them");
        }
        for (XmlElement link : story.root().descendants("w:hyperlink")) {
            story.relationships()
                    .find(link.attribute("r:id"))
                    .filter(Relationship::isHyperlink)
                    .ifPresent(target -> compareHosts(link, target.target(), story));
        }
    }

    /** A text that names another host than its link leads to is what mail filters take for phishing. */
    private void compareHosts(XmlElement link, String target, Story story) {
        String text = link.text().strip();
        Matcher shown = SHOWN_HOST.matcher(text);
        Matcher actual = WEB.matcher(target);
        boolean comparable = text.length() < LONGEST_ADDRESS
                && !AddressTemplate.concerns(target)
                && shown.matches()
                && actual.matches();
        if (comparable && !isSameSite(shown.group(1), actual.group(1))) {
            add(
                    story,
                    "shows “" + text + "” over a link to " + actual.group(1)
                            + ", which mail filters take for phishing; show the address that it leads to, or words");
        }
    }

    private static boolean isSameSite(String shown, String actual) {
        String one = shown.toLowerCase(Locale.ROOT);
        String other = actual.toLowerCase(Locale.ROOT);
        return one.equals(other) || one.endsWith("." + other) || other.endsWith("." + one);
    }

    void add(Story story, String what) {
        sentences.add(file + ", " + story.place() + ": " + what);
    }
}
