package dev.paperclick.documents;

import dev.paperclick.platform.UserProblem;
import dev.paperclick.templates.CompiledTemplate;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The templates of one run, each compiled once and kept as it was when the run began. */
final class TemplateShelf {

    private final CompiledTemplate resume;
    private final CompiledTemplate coverLetter;
    private final Map<String, CompiledTemplate> byName;
    private final Map<Path, CompiledTemplate> byFile;

    private TemplateShelf(
            CompiledTemplate resume,
            CompiledTemplate coverLetter,
            Map<String, CompiledTemplate> byName,
            Map<Path, CompiledTemplate> byFile) {
        this.resume = resume;
        this.coverLetter = coverLetter;
        this.byName = byName;
        this.byFile = byFile;
    }

    /**
     * Compiles the two standard templates and those that the list names, if they exist.
     *
     * @param others further ones, by their names
     * @param folder where templates named by a list are looked for; names cannot lead out of it
     * @throws UserProblem with the mistakes of all templates
     */
    static TemplateShelf open(
            Path resume, Path coverLetter, Path folder, Collection<String> names, Map<String, Path> others) {
        Map<Path, CompiledTemplate> byFile = new LinkedHashMap<>();
        Map<String, CompiledTemplate> byName = new LinkedHashMap<>();
        Set<String> problems = new LinkedHashSet<>();
        CompiledTemplate first = compile(resume, byFile, problems);
        CompiledTemplate second = compile(coverLetter, byFile, problems);
        for (String name : names) {
            Optional<Path> file = file(folder, name);
            if (file.isPresent()) {
                CompiledTemplate template = compile(file.get(), byFile, problems);
                if (template != null) {
                    byName.put(name, template);
                }
            }
        }
        others.forEach((name, file) -> {
            CompiledTemplate template = compile(file, byFile, problems);
            if (template != null) {
                byName.put(name, template);
            }
        });
        if (first == null || second == null || !problems.isEmpty()) {
            throw UserProblem.inInput(List.copyOf(problems));
        }
        return new TemplateShelf(first, second, byName, byFile);
    }

    private static @Nullable CompiledTemplate compile(
            Path file, Map<Path, CompiledTemplate> compiled, Set<String> problems) {
        CompiledTemplate known = compiled.get(file);
        if (known != null) {
            return known;
        }
        try {
            CompiledTemplate template = CompiledTemplate.compile(file);
            compiled.put(file, template);
            return template;
        } catch (UserProblem e) {
            problems.addAll(e.sentences());
            return null;
        }
    }

    private static Optional<Path> file(Path folder, String name) {
        try {
            Path file = folder.resolve(name).normalize();
            return file.startsWith(folder) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    /** The template of this name; the standard one for null. */
    CompiledTemplate resume(@Nullable String name) {
        return name == null ? resume : named(name);
    }

    /** The template of this name; the standard one for null. */
    CompiledTemplate coverLetter(@Nullable String name) {
        return name == null ? coverLetter : named(name);
    }

    private CompiledTemplate named(String name) {
        CompiledTemplate template = byName.get(name);
        if (template == null) {
            throw new IllegalArgumentException("no template is called " + name);
        }
        return template;
    }

    /** Every template with its file. */
    Map<Path, CompiledTemplate> all() {
        return byFile;
    }
}
