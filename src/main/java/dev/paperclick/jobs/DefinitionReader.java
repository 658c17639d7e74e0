package dev.paperclick.jobs;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Makes a definition of the keys of one file, and collects everything that is wrong with them. */
final class DefinitionReader {

    static final List<String> KEYS = List.of("name", "job", "schedule", "zone", "parameters", "on-failure");
    static final List<String> ON_FAILURE_KEYS = List.of("retries", "backoff");
    static final int MOST_RETRIES = 20;
    static final String NAME = "[A-Za-z0-9][A-Za-z0-9_-]{0,59}";
    static final String BACKOFF = "[1-9][0-9]{0,4}[smhd]";

    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,4})([smhd])");
    private static final Duration LONGEST_BACKOFF = Duration.ofDays(7);

    private final JobFile file;
    private final JobCatalogue catalogue;

    private @Nullable String name;
    private @Nullable Node nameNode;
    private @Nullable ScheduledJob job;
    private ZoneId zone;
    private @Nullable Schedule schedule;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private int retries;
    private Duration backoff = RetryRule.NONE.backoff();

    DefinitionReader(JobFile file, JobCatalogue catalogue, ZoneId defaultZone) {
        this.file = file;
        this.catalogue = catalogue;
        this.zone = defaultZone;
    }

    /** Where the name stands; there is one when there is a definition. */
    Optional<Node> nameNode() {
        return Optional.ofNullable(nameNode);
    }

    /** The name even where the rest is wrong. */
    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** The definition, unless the file has problems. */
    Optional<JobDefinition> read(MappingNode root) {
        Map<String, NodeTuple> entries = file.entries(root, "");
        file.refuseOthers(entries, "", KEYS);
        require(root, entries, "name", "it is what 'paperclick run' takes, such as nightly-report");
        require(root, entries, "job", "known are " + String.join(", ", catalogue.names()));
        file.scalar(entries, "", "name", this::readName);
        file.scalar(entries, "", "job", this::readJob);
        file.scalar(entries, "", "zone", this::readZone);
        file.scalar(entries, "", "schedule", this::readSchedule);
        readParameters(entries);
        readOnFailure(entries);
        ScheduledJob known = job;
        String called = name;
        return known == null || called == null || !file.problems().isEmpty()
                ? Optional.empty()
                : Optional.of(new JobDefinition(
                        called, known, schedule, parameters, new RetryRule(retries, backoff), file.shown()));
    }

    private void require(MappingNode root, Map<String, NodeTuple> entries, String key, String hint) {
        if (!entries.containsKey(key)) {
            file.problem(root, key + " is missing; " + hint + ".");
        }
    }

    private void readName(ScalarNode node, String text) {
        name = text;
        nameNode = node;
        if (!text.matches(NAME)) {
            file.problem(node, "name '" + text + "' must be letters, digits, - and _, at most 60 of them.");
        }
    }

    private void readJob(ScalarNode node, String text) {
        job = catalogue.find(text).orElse(null);
        if (job == null) {
            file.problem(node, "job '" + text + "' does not exist" + NearestWord.hint(text, catalogue.names()));
        }
    }

    private void readZone(ScalarNode node, String text) {
        if (ZoneId.getAvailableZoneIds().contains(text)) {
            zone = ZoneId.of(text);
            return;
        }
        String hint = ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.equalsIgnoreCase(text.replace(' ', '_'))
                        || id.substring(id.lastIndexOf('/') + 1).equalsIgnoreCase(text.replace(' ', '_')))
                .min(String::compareTo)
                .map(id -> "did you mean " + id + "?")
                .orElse("give one such as Europe/Berlin, America/Edmonton or UTC.");
        file.problem(node, "zone '" + text + "' is not a time zone; " + hint);
    }

    private void readSchedule(ScalarNode node, String text) {
        try {
            schedule = Schedule.of(text, zone);
        } catch (IllegalArgumentException e) {
            file.problem(node, "schedule '" + text + "' " + e.getMessage() + "; " + CronHint.of(text));
        } catch (DateTimeException e) {
            file.problem(node, "schedule '" + text + "' is not a cron expression; " + CronHint.of(text));
        }
    }

    private void readParameters(Map<String, NodeTuple> entries) {
        NodeTuple entry = entries.get("parameters");
        ScheduledJob known = job;
        if (entry == null || !(entry.getValueNode() instanceof MappingNode mapping)) {
            if (entry != null && !(entry.getValueNode() instanceof ScalarNode none && JobFile.isEmpty(none))) {
                file.problem(entry.getKeyNode(), "parameters must be keys with values, such as { days: 30 }.");
            }
            requireParameters(entry == null ? null : entry.getKeyNode(), Map.of());
            return;
        }
        Map<String, NodeTuple> given = file.entries(mapping, "parameters.");
        if (known == null) {
            return;
        }
        List<String> names =
                known.parameters().stream().map(ParameterRule::name).toList();
        given.forEach((key, tuple) -> {
            if (!names.contains(key)) {
                file.problem(
                        tuple.getKeyNode(),
                        "parameters." + key + " is nothing that job " + known.name() + " takes"
                                + NearestWord.hint(key, names));
            } else {
                value(tuple.getValueNode())
                        .ifPresentOrElse(
                                value -> parameters.put(key, value),
                                () -> file.problem(
                                        tuple.getKeyNode(),
                                        "parameters." + key + " must be "
                                                + rule(known, key).expected() + "."));
            }
        });
        requireParameters(entry.getKeyNode(), given);
    }

    private static ParameterRule rule(ScheduledJob job, String name) {
        return job.parameters().stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A simple value as it stands there, a list joined by commas; nothing for anything else, and for items with commas. */
    private static Optional<String> value(Node node) {
        if (node instanceof ScalarNode scalar) {
            return JobFile.isEmpty(scalar) ? Optional.empty() : Optional.of(scalar.getValue());
        }
        if (node instanceof SequenceNode list
                && !list.getValue().isEmpty()
                && list.getValue().stream()
                        .allMatch(item -> item instanceof ScalarNode scalar
                                && !JobFile.isEmpty(scalar)
                                && !scalar.getValue().contains(","))) {
            return Optional.of(list.getValue().stream()
                    .map(item -> ((ScalarNode) item).getValue())
                    .collect(Collectors.joining(",")));
        }
        return Optional.empty();
    }

    /** What the job itself has to say; whoever runs by hand may give required values then. */
    private void requireParameters(@Nullable Node where, Map<String, NodeTuple> given) {
        ScheduledJob known = job;
        Node elsewhere = where == null ? nameNode : where;
        if (known == null || elsewhere == null) {
            return;
        }
        List<ParameterProblem> wrong = JobCatalogue.problems(known, parameters, schedule != null);
        for (ParameterProblem problem : wrong) {
            NodeTuple tuple = given.get(problem.parameter());
            boolean alreadyTold = tuple != null && !parameters.containsKey(problem.parameter());
            if (!alreadyTold) {
                file.problem(tuple == null ? elsewhere : tuple.getKeyNode(), sentence(problem));
            }
        }
        if (wrong.isEmpty()) {
            for (ParameterProblem problem : JobCatalogue.missing(known, parameters)) {
                NodeTuple tuple = given.get(problem.parameter());
                file.missing(tuple == null ? elsewhere : tuple.getKeyNode(), sentence(problem));
            }
        }
    }

    private String sentence(ParameterProblem problem) {
        String value = parameters.get(problem.parameter());
        return "parameters." + problem.parameter() + (value == null ? "" : " is '" + value + "', but") + " "
                + problem.sentence() + ".";
    }

    private void readOnFailure(Map<String, NodeTuple> entries) {
        NodeTuple entry = entries.get("on-failure");
        if (entry == null) {
            return;
        }
        if (!(entry.getValueNode() instanceof MappingNode mapping)) {
            file.problem(entry.getKeyNode(), "on-failure must be keys with values: { retries: 3, backoff: 10m }.");
            return;
        }
        Map<String, NodeTuple> inside = file.entries(mapping, "on-failure.");
        file.refuseOthers(inside, "on-failure.", ON_FAILURE_KEYS);
        file.scalar(inside, "on-failure.", "retries", (node, text) -> {
            if (text.matches("[0-9]{1,2}") && Integer.parseInt(text) <= MOST_RETRIES) {
                retries = Integer.parseInt(text);
            } else {
                file.problem(
                        node,
                        "on-failure.retries is '" + text + "', but must be a whole number from 0 to " + MOST_RETRIES
                                + ".");
            }
        });
        file.scalar(inside, "on-failure.", "backoff", this::readBackoff);
    }

    private void readBackoff(ScalarNode node, String text) {
        Matcher parts = DURATION.matcher(text);
        if (parts.matches()) {
            long number = Long.parseLong(parts.group(1));
            Duration duration = switch (parts.group(2)) {
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
            if (duration.compareTo(LONGEST_BACKOFF) <= 0) {
                backoff = duration;
                return;
            }
        }
        file.problem(
                node,
                "on-failure.backoff is '" + text + "', but must be a time such as 30s, 10m, 2h or 1d, at most 7d.");
    }
}
