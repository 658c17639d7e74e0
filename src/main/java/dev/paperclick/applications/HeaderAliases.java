package dev.paperclick.applications;

import dev.paperclick.platform.FileReason;
import dev.paperclick.platform.UserProblem;
import dev.paperclick.platform.Workspace;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Names for columns beyond those that {@link Column} knows, as {@code input/aliases.yml} gives them:
 *
 * <pre>{@code
 * company: [Arbeitgeber, Firma]
 * title: Stelle
 * }</pre>
 */
public final class HeaderAliases {

    /** No names beyond the known ones. */
    public static final HeaderAliases NONE = new HeaderAliases(Map.of());

    private final Map<String, Column> byFoldedName;

    private HeaderAliases(Map<String, Column> byFoldedName) {
        this.byFoldedName = Map.copyOf(byFoldedName);
    }

    /**
     * The workspace's names; none when it has no such file.
     *
     * @throws UserProblem with all mistakes of the file
     */
    public static HeaderAliases in(Workspace workspace) {
        Path file = workspace.input().resolve("aliases.yml");
        try {
            return Files.exists(file) ? new Reading(file).read(Files.readString(file)) : NONE;
        } catch (CharacterCodingException e) {
            throw UserProblem.inInput(file + ": is not UTF-8 text; save it as UTF-8.");
        } catch (IOException e) {
            throw UserProblem.inInput(file + ": cannot be read (" + FileReason.of(e) + "); check its permissions.");
        }
    }

    /** The column that a header cell means; a name given in the file comes before a known one. */
    Optional<Column> column(String cell) {
        Column given = byFoldedName.get(Column.fold(cell));
        return given == null ? Column.named(cell) : Optional.of(given);
    }

    /** One reading of the file, which collects all its mistakes. */
    private static final class Reading {

        private final Path file;
        private final List<String> problems = new ArrayList<>();
        private final Map<String, Column> byFoldedName = new LinkedHashMap<>();

        Reading(Path file) {
            this.file = file;
        }

        HeaderAliases read(String text) {
            root(text).ifPresent(root -> root.getValue().forEach(this::entry));
            if (!problems.isEmpty()) {
                throw UserProblem.inInput(problems);
            }
            return new HeaderAliases(byFoldedName);
        }

        private Optional<MappingNode> root(String text) {
            LoaderOptions limits = new LoaderOptions();
            limits.setMaxAliasesForCollections(0);
            limits.setNestingDepthLimit(5);
            try (Reader reader = new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
                Node root = new Yaml(limits).compose(reader);
                if (root instanceof MappingNode mapping) {
                    return Optional.of(mapping);
                }
                if (root != null) {
                    problem(root, "must be lines of the form 'company: [Arbeitgeber, Firma]'");
                }
            } catch (MarkedYAMLException e) {
                int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
                problems.add(file + ", line " + line + ": is not YAML (" + e.getProblem() + "); correct that line.");
            } catch (IOException e) {
                throw new IllegalStateException("a string can be read", e);
            }
            return Optional.empty();
        }

        private void entry(NodeTuple entry) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                problem(entry.getKeyNode(), "a key must be the name of a column, such as company");
                return;
            }
            Optional<Column> column = Arrays.stream(Column.values())
                    .filter(known -> known.isOwnName(key.getValue()))
                    .findFirst();
            if (column.isEmpty()) {
                problem(
                        key,
                        "'" + key.getValue() + "' is no column that Paperclick knows; known are "
                                + Arrays.stream(Column.values())
                                        .map(Column::header)
                                        .collect(Collectors.joining(", ")));
                return;
            }
            List<Node> names =
                    entry.getValueNode() instanceof SequenceNode list ? list.getValue() : List.of(entry.getValueNode());
            names.forEach(name -> alias(key.getValue(), column.get(), name));
        }

        private void alias(String key, Column column, Node name) {
            if (!(name instanceof ScalarNode scalar)
                    || Column.fold(scalar.getValue()).isEmpty()) {
                problem(name, key + ": must be a header name or a list of them, such as [Arbeitgeber, Firma]");
                return;
            }
            String folded = Column.fold(scalar.getValue());
            Column other = byFoldedName.get(folded);
            if (other != null && other != column) {
                problem(
                        name,
                        key + ": '" + scalar.getValue() + "' is already given as a name of " + other.header()
                                + "; keep one of the two");
                return;
            }
            boolean ownOfAnother = Arrays.stream(Column.values())
                    .anyMatch(known -> known != column && known.isOwnName(scalar.getValue()));
            if (ownOfAnother) {
                problem(name, key + ": '" + scalar.getValue() + "' is itself the name of another column; remove it");
                return;
            }
            byFoldedName.put(folded, column);
        }

        private void problem(Node node, String sentence) {
            problems.add(file + ", line " + (node.getStartMark().getLine() + 1) + ": " + sentence + ".");
        }
    }
}
