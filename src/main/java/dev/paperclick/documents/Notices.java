package dev.paperclick.documents;

import dev.paperclick.templates.CompiledTemplate;
import dev.paperclick.templates.Placeholder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The sentences at the end of a run about what is not wrong but should be known. */
final class Notices {

    private Notices() {}

    static List<String> of(
            RunPlan plan,
            ListedRows.Counts counts,
            List<String> trackingProblems,
            Losses losses,
            EarlierPairs.Gone gone,
            List<String> pdfNotices) {
        List<String> notices = new ArrayList<>(plan.notices());
        notices.addAll(unknownNames(plan));
        plan.templates().all().values().forEach(template -> notices.addAll(template.warnings()));
        if (plan.list().survey().datesReadBothWays()) {
            notices.add(
                    "The dates of " + plan.listFile().getFileName()
                            + " read both ways (03/04/2026): they were taken as month/day; write them like 2026-03-04 to be sure.");
        }
        if (counts.withoutTracking() > 0) {
            String reason = trackingProblems.isEmpty() ? "" : " (" + String.join("; ", trackingProblems) + ")";
            notices.add(counts.withoutTracking() + " pairs carry the original links and cannot be counted" + reason
                    + "; 'paperclick relink' makes them again once that is mended.");
        }
        gone.sentence(counts.rejected() > 0).ifPresent(notices::add);
        losses.sentence().ifPresent(notices::add);
        notices.addAll(pdfNotices);
        notPublic(plan).ifPresent(notices::add);
        return notices;
    }

    /** Says plainly that nobody elsewhere can follow the links. */
    static Optional<String> notPublic(RunPlan plan) {
        if (!plan.trackingEnabled()) {
            return Optional.empty();
        }
        Set<String> bases = new TreeSet<>();
        plan.candidates().values().stream()
                .map(profile -> plan.redirectAddress(profile.candidate()))
                .filter(base -> !base.isPublic())
                .forEach(base -> bases.add(base.toString()));
        if (bases.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("These documents are for trying out, not for sending: their links lead to "
                + String.join(" and ", bases) + ", which only this machine or network can reach. Set BASE_REDIRECT_URL "
                + "to your public address, such as https://links.example.com/track, and generate again.");
    }

    /** Placeholders that nothing can fill, each once with the first place where it stands. */
    private static List<String> unknownNames(RunPlan plan) {
        KnownNames known = knownNames(plan);
        Map<String, String> unknown = new LinkedHashMap<>();
        plan.templates().all().forEach((file, template) -> addUnknown(file, template, known, unknown));
        return List.copyOf(unknown.values());
    }

    private static void addUnknown(
            Path file, CompiledTemplate template, KnownNames known, Map<String, String> unknown) {
        for (Placeholder placeholder : template.placeholders()) {
            String name = placeholder.name();
            known.findUnknownStep(name)
                    .ifPresent(step -> unknown.putIfAbsent(
                            file + name,
                            file.getFileName() + ": {{" + name + "}} in " + placeholder.place() + around(placeholder)
                                    + " is neither a column of the list nor part of the profile; it stays empty"
                                    + sentenceEnd(known.hint(step))));
        }
    }

    private static String around(Placeholder placeholder) {
        return placeholder.text().isEmpty() ? "" : " (“" + placeholder.text() + "”)";
    }

    private static String sentenceEnd(String hint) {
        return hint.isEmpty() ? "." : hint;
    }

    private static KnownNames knownNames(RunPlan plan) {
        KnownNames names =
                KnownNames.ofAllDocuments().and(plan.list().fieldNames()).and(plan.trackedVariables());
        for (RunPlan.Profile profile : plan.candidates().values()) {
            names = names.and(profile.content().names());
        }
        return names;
    }
}
