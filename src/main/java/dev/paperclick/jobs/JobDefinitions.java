package dev.paperclick.jobs;

import dev.paperclick.platform.FileReason;
import dev.paperclick.platform.UserProblem;
import dev.paperclick.platform.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.nodes.MappingNode;

/** The files of {@code jobs/}, read and checked when somebody asks. */
@Component
public class JobDefinitions {

    private final Workspace workspace;
    private final JobCatalogue catalogue;

    JobDefinitions(Workspace workspace, JobCatalogue catalogue) {
        this.workspace = workspace;
        this.catalogue = catalogue;
    }

    /**
     * All definitions, and what is missing.
     *
     * @param definitions in the order of their names; those without a zone are in that of this computer
     * @param missing what runs would not find now, such as a list, each with file, line and key
     */
    public record Reading(List<JobDefinition> definitions, List<String> missing) {

        public Reading {
            definitions = List.copyOf(definitions);
            missing = List.copyOf(missing);
        }
    }

    /**
     * All definitions, in the order of their names, whether or not their runs would find what they need.
     *
     * @throws UserProblem with all mistakes of all files
     */
    public List<JobDefinition> read() {
        return look().definitions();
    }

    /**
     * The same, all of whose runs would find what they need.
     *
     * @throws UserProblem with all mistakes of all files, or with all that is missing
     */
    public List<JobDefinition> readStrictly() {
        Reading reading = look();
        if (!reading.missing().isEmpty()) {
            throw UserProblem.inInput(reading.missing());
        }
        return reading.definitions();
    }

    /**
     * All definitions, and what is missing.
     *
     * @throws UserProblem with all mistakes of all files, and what is missing
     */
    public Reading look() {
        List<String> problems = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<JobDefinition> definitions = new ArrayList<>();
        Map<String, String> filesByName = new HashMap<>();
        for (Path path : files()) {
            JobFile file = new JobFile("jobs/" + path.getFileName());
            file.read(path).ifPresent(root -> read(file, root, definitions, filesByName));
            problems.addAll(file.problems());
            missing.addAll(file.missing());
        }
        if (!problems.isEmpty()) {
            problems.addAll(missing);
            throw UserProblem.inInput(problems);
        }
        definitions.sort(Comparator.comparing(JobDefinition::name));
        return new Reading(definitions, missing);
    }

    private void read(
            JobFile file, MappingNode root, List<JobDefinition> definitions, Map<String, String> filesByName) {
        DefinitionReader reader = new DefinitionReader(file, catalogue, ZoneId.systemDefault());
        reader.read(root).ifPresent(definitions::add);
        reader.name().ifPresent(name -> {
            String other = filesByName.putIfAbsent(name, file.shown());
            if (other != null) {
                file.problem(
                        reader.nameNode().orElse(root),
                        "name '" + name + "' is that of " + other + ", too; change one of the two.");
            }
        });
    }

    /** The definition of this name. */
    public JobDefinition get(String name) {
        List<JobDefinition> all = read();
        return all.stream()
                .filter(definition -> definition.name().equals(name))
                .findFirst()
                .orElseThrow(() -> UserProblem.inInput("There is no definition '" + name + "' in " + workspace.jobs()
                        + NearestWord.hint(
                                name, all.stream().map(JobDefinition::name).toList())));
    }

    private List<Path> files() {
        Path folder = workspace.jobs();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(JobDefinitions::isDefinition).sorted().toList();
        } catch (IOException e) {
            throw UserProblem.inSurroundings(
                    folder + ": cannot be looked into (" + FileReason.of(e) + "); check its permissions.", e);
        }
    }

    /** By its name alone: what is called so and is no file was meant to be one. */
    private static boolean isDefinition(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && (name.endsWith(".yml") || name.endsWith(".yaml"));
    }
}
