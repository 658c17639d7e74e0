package dev.paperclick.jobs;

import dev.paperclick.platform.FileReason;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The text of one definition as keys and values that know their lines; what is no such text is a problem. */
final class JobFile {

    private static final int MOST_BYTES = 64 * 1024;
    private static final int DEEPEST = 10;

    private final String shown;
    private final List<String> problems = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    /** @param shown the file's name as people know it, for messages */
    JobFile(String shown) {
        this.shown = shown;
    }

    String shown() {
        return shown;
    }

    /** What was found wrong up to now, each with file and line. */
    List<String> problems() {
        return problems;
    }

    /** What runs would not find, each with file and line. */
    List<String> missing() {
        return missing;
    }

    /** The file's mapping, unless it has none. */
    Optional<MappingNode> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return broken(1, notAFile(file));
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                return broken(
                        1, "the file is larger than 64 KB, which no definition needs to be; is it the right one?");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return broken(1, "the file is not UTF-8 text; save it as UTF-8.");
        } catch (IOException e) {
            return broken(1, "the file cannot be read (" + FileReason.of(e) + "); check its permissions.");
        }
    }

    private static String notAFile(Path path) {
        return Files.isDirectory(path)
                ? "is a folder, but must be a file; rename or remove it."
                : Files.exists(path)
                        ? "must be an ordinary file; rename or remove it."
                        : "is a link that leads nowhere; mend or remove it.";
    }

    private Optional<MappingNode> parse(String text) {
        LoaderOptions limits = new LoaderOptions();
        limits.setMaxAliasesForCollections(0);
        limits.setNestingDepthLimit(DEEPEST);
        try {
            Node root = new Yaml(new SafeConstructor(limits)).compose(new StringReader(text));
            if (root instanceof MappingNode mapping) {
                return Optional.of(mapping);
            }
            return broken(
                    root == null ? 1 : line(root),
                    root == null
                            ? "the file is empty; it needs at least name and job."
                            : "must be lines of the form 'name: nightly-report'.");
        } catch (YAMLException e) {
            YamlMistake mistake = YamlMistake.of(e, text);
            return broken(mistake.line(), mistake.sentence());
        }
    }

    private Optional<MappingNode> broken(int line, String sentence) {
        problems.add(told(line, sentence));
        return Optional.empty();
    }

    /** One more problem; the sentence begins with the key that it is about. */
    void problem(Node where, String sentence) {
        problems.add(told(line(where), sentence));
    }

    /** Something that a run would not find now, which is nothing wrong with the file. */
    void missing(Node where, String sentence) {
        missing.add(told(line(where), sentence));
    }

    /** Names and values may have characters that steer a terminal. */
    private String told(int line, String sentence) {
        return (shown + ":" + line + ": " + sentence).replaceAll("\\p{Cc}", "?");
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** The entries of a mapping by key. Keys that are none, or stand there twice, are problems. */
    Map<String, NodeTuple> entries(MappingNode mapping, String inside) {
        Map<String, NodeTuple> entries = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                problem(entry.getKeyNode(), inside + "a key must be a word.");
            } else if (entries.containsKey(key.getValue())) {
                problem(
                        key,
                        inside + key.getValue() + " stands here again, after line "
                                + line(entries.get(key.getValue()).getKeyNode()) + "; remove one of the two.");
            } else {
                entries.put(key.getValue(), entry);
            }
        }
        return entries;
    }

    /** Tells of keys that nobody knows. */
    void refuseOthers(Map<String, NodeTuple> entries, String inside, List<String> known) {
        entries.forEach((key, entry) -> {
            if (!known.contains(key)) {
                problem(entry.getKeyNode(), inside + key + " is no key of a definition" + NearestWord.hint(key, known));
            }
        });
    }

    /** Hands the value of a key on when it is one line of text; something else is a problem. */
    void scalar(Map<String, NodeTuple> entries, String inside, String key, BiConsumer<ScalarNode, String> consumer) {
        NodeTuple entry = entries.get(key);
        if (entry == null) {
            return;
        }
        if (!(entry.getValueNode() instanceof ScalarNode value)) {
            problem(entry.getKeyNode(), inside + key + " must be one value, not a list or further keys.");
        } else if (isEmpty(value)) {
            problem(entry.getKeyNode(), inside + key + " has no value; give it one, or remove the line.");
        } else {
            consumer.accept(value, value.getValue());
        }
    }

    /** Whether nothing, or {@code null}, stands there. */
    static boolean isEmpty(ScalarNode value) {
        return value.getTag().equals(Tag.NULL) || value.getValue().isBlank();
    }
}
