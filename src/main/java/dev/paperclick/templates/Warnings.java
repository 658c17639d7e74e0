package dev.paperclick.templates;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the author of a template should know although documents can be made of it. */
final class Warnings {

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
        MisleadingLinks.in(story).forEach(sentence -> add(story, sentence));
    }

    /** Looks at the tags of a part. */
    void lookAtTags(Story story) {
        for (PlacedTag tag : story.tags()) {
            MisleadingLinks.in(tag.tag()).ifPresent(sentence -> add(story, sentence));
        }
    }

    void add(Story story, String what) {
        sentences.add(file + ", " + story.place() + ": " + what);
    }
}
