package dev.paperclick.cli;

import dev.paperclick.candidates.Candidate;
import dev.paperclick.candidates.Candidates;
import dev.paperclick.links.LinkChanges;
import dev.paperclick.links.TrackedLink;
import dev.paperclick.platform.UserProblem;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code paperclick links}: where the links of documents lead. */
@Command(
        name = "links",
        mixinStandardHelpOptions = true,
        description = "See where the links of documents lead, and lead them elsewhere without new documents.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {LinksCheckCommand.class, LinksListCommand.class})
final class LinksCommand implements Runnable {

    /** What strangers and lists say cannot steer a terminal once it is escaped. */
    static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the field
    LinksCommand() {}

    @Override
    public void run() {
        spec.commandLine().usage(out());
    }

    @Command(
            name = "repoint",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Lead links that stand in documents to another address: all that lead to --from, or those with the given",
                "ids. Documents stay as they are; a running 'serve' follows within seconds."
            },
            footer = {
                "",
                "Example:  paperclick links repoint --from https://calendly.com/steve/30min \\",
                "                                  --to https://calendly.com/steve/intro"
            })
    int repoint(
            @Option(names = "--from", paramLabel = "URL", description = "Links that lead there, as the profile had it.")
                    @Nullable
                    String from,
            @Option(names = "--to", paramLabel = "URL", required = true, description = "Where they are to lead.")
                    String to,
            @Option(names = "--candidate", paramLabel = "ID", description = "With --from: only this candidate's.")
                    @Nullable
                    String candidate,
            @Option(names = "--dry-run", description = "Only tell what would change.") boolean dryRun,
            @Parameters(arity = "0..*", paramLabel = "TRACKING_ID", description = "Single links.") @Nullable
                    List<String> ids) {
        if ((from == null) == (ids == null)) {
            throw UserProblem.inInput("Say which links: either --from URL, or their ids.");
        }
        if (ids != null && candidate != null) {
            throw UserProblem.inInput("--candidate goes with --from; ids need none.");
        }
        try (Installation installation = Installation.open()) {
            Candidates candidates = installation.get(Candidates.class);
            if (candidate != null) {
                candidates.get(candidate);
            }
            LinkChanges changes = installation.get(LinkChanges.class);
            List<TrackedLink> links =
                    ids == null ? changes.leadingTo(Objects.requireNonNull(from), candidate) : all(changes, ids);
            if (links.isEmpty()) {
                throw UserProblem.inInput("No link " + (candidate == null ? "" : "of " + candidate + " ") + "leads to '"
                        + from + "'; 'paperclick links list' shows where they lead.");
            }
            String url = changes.requireFit(to, links);
            long changed = dryRun
                    ? links.stream()
                            .filter(link -> !link.originalUrl().equals(url))
                            .count()
                    : changes.repoint(links, url, person());
            out().println(count(changed)
                    + (dryRun ? " would lead to " : changed <= 1 ? " leads to " : " lead to ")
                    + url
                    + (dryRun ? "." : " now.")
                    + rest(links.size() - changed, "led there already"));
            if (from != null) {
                profilesWith(from, links, changes, candidates).forEach(line -> out().println(line));
            }
            return ExitCodes.GOOD;
        }
    }

    /** New documents come from the profile: while that has the old address, they lead there again. */
    private static List<String> profilesWith(
            String from, List<TrackedLink> links, LinkChanges changes, Candidates candidates) {
        String old = changes.clean(from);
        List<String> lines = new ArrayList<>();
        for (String id : links.stream()
                .map(TrackedLink::userId)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new))) {
            Optional<Candidate> candidate = candidates.find(id);
            candidate.ifPresent(profile -> addresses(profile).forEach((option, address) -> {
                if (changes.clean(address).equals(old)) {
                    lines.add("The profile of " + id + " still has the old address, so new documents would get it:"
                            + " 'paperclick candidate set " + id + " " + option + " URL' changes it.");
                }
            }));
        }
        return lines;
    }

    private static Map<String, String> addresses(Candidate profile) {
        Map<String, @Nullable String> all = new LinkedHashMap<>();
        all.put("--calendly-url", profile.calendlyUrl());
        all.put("--linkedin-url", profile.linkedinUrl());
        all.put("--portfolio-url", profile.portfolioUrl());
        Map<String, String> present = new LinkedHashMap<>();
        all.forEach((option, address) -> {
            if (address != null) {
                present.put(option, address);
            }
        });
        return present;
    }

    @Command(
            name = "deactivate",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Have links answered with a page that says that they lead nowhere any more (410).",
            footer = {"", "Undone by 'paperclick links activate'."})
    int deactivate(
            @Option(names = "--application", paramLabel = "ID", description = "All links of this application.")
                    @Nullable
                    String application,
            @Option(names = "--dry-run", description = "Only tell what would change.") boolean dryRun,
            @Parameters(arity = "0..*", paramLabel = "TRACKING_ID", description = "Single links.") @Nullable
                    List<String> ids) {
        return setActive(application, ids, false, dryRun);
    }

    @Command(
            name = "activate",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Have links that were deactivated answered again.")
    int activate(
            @Option(names = "--application", paramLabel = "ID", description = "All links of this application.")
                    @Nullable
                    String application,
            @Option(names = "--dry-run", description = "Only tell what would change.") boolean dryRun,
            @Parameters(arity = "0..*", paramLabel = "TRACKING_ID", description = "Single links.") @Nullable
                    List<String> ids) {
        return setActive(application, ids, true, dryRun);
    }

    private int setActive(@Nullable String application, @Nullable List<String> ids, boolean active, boolean dryRun) {
        if ((application == null) == (ids == null)) {
            throw UserProblem.inInput("Say which links: either their ids, or --application ID.");
        }
        try (Installation installation = Installation.open()) {
            LinkChanges changes = installation.get(LinkChanges.class);
            List<TrackedLink> links =
                    ids == null ? changes.ofApplication(Objects.requireNonNull(application)) : all(changes, ids);
            if (links.isEmpty()) {
                throw UserProblem.inInput("Application '" + application
                        + "' has no links; 'paperclick links list' shows those that there are.");
            }
            long changed = dryRun
                    ? links.stream().filter(link -> link.isActive() != active).count()
                    : changes.setActive(links, active, person());
            String state = active ? "active" : "inactive";
            out().println(count(changed)
                    + (dryRun ? " would be " : changed <= 1 ? " is " : " are ")
                    + state
                    + (dryRun ? "." : " now.")
                    + rest(links.size() - changed, "had been " + state + " before"));
            return ExitCodes.GOOD;
        }
    }

    private static List<TrackedLink> all(LinkChanges changes, List<String> ids) {
        List<TrackedLink> links = changes.find(ids);
        List<String> known = links.stream().map(link -> link.id().value()).toList();
        List<String> problems = ids.stream()
                .filter(id -> !known.contains(id))
                .distinct()
                .map(id -> "There is no link '" + id + "'; 'paperclick links list' shows those that there are.")
                .toList();
        if (!problems.isEmpty()) {
            throw UserProblem.inInput(problems);
        }
        return links;
    }

    private static String count(long count) {
        return count == 0 ? "No link" : count == 1 ? "1 link" : count + " links";
    }

    private static String rest(long count, String words) {
        return count == 0 ? "" : " " + (count == 1 ? "1 link " : count + " links ") + words + ".";
    }

    private static String person() {
        return System.getProperty("user.name", "");
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
