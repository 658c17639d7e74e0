package dev.paperclick.documents;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks the generate job for.
 *
 * @param list the file that lists the applications
 * @param candidate whom rows without {@code candidate_id} belong to; null means the only candidate there is
 * @param resumeTemplate for rows that name none; null means {@code input/templates/resume.docx}
 * @param coverLetterTemplate likewise, {@code input/templates/cover_letter.docx}
 * @param variants of the templates, among which rows that name none are shared out; empty for no such thing
 * @param output folder of the list's documents; null means {@code output/<list name>}
 * @param force true makes every document anew, unchanged or not
 * @param untrackedOnly true makes just those documents anew whose links could not be tracked when they were made
 * @param pdf true makes a PDF of each of the list's documents as well
 * @param archive true puts the list's documents into one zip file as well
 * @param requirePublic true refuses to start while readers elsewhere could not reach the tracked links
 * @param workers threads that make documents, at least 1
 */
public record GenerateRequest(
        Path list,
        @Nullable String candidate,
        @Nullable Path resumeTemplate,
        @Nullable Path coverLetterTemplate,
        List<String> variants,
        @Nullable Path output,
        boolean force,
        boolean untrackedOnly,
        boolean pdf,
        boolean archive,
        boolean requirePublic,
        int workers) {

    public GenerateRequest {
        variants = List.copyOf(variants);
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be at least 1, was: " + workers);
        }
    }

    /** Without variants. */
    public GenerateRequest(
            Path list,
            @Nullable String candidate,
            @Nullable Path resumeTemplate,
            @Nullable Path coverLetterTemplate,
            @Nullable Path output,
            boolean force,
            boolean untrackedOnly,
            boolean pdf,
            boolean archive,
            boolean requirePublic,
            int workers) {
        this(
                list,
                candidate,
                resumeTemplate,
                coverLetterTemplate,
                List.of(),
                output,
                force,
                untrackedOnly,
                pdf,
                archive,
                requirePublic,
                workers);
    }
}
