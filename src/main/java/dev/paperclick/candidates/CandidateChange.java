package dev.paperclick.candidates;

import dev.paperclick.platform.UserProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a person sets of a candidate; null leaves a value as it is, an empty text removes it. */
public record CandidateChange(
        @Nullable String fullName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String calendlyUrl,
        @Nullable String linkedinUrl,
        @Nullable String portfolioUrl,
        @Nullable String baseRedirectUrl) {

    /** Whether nothing is set. */
    public boolean isEmpty() {
        return Stream.of(fullName, email, phone, calendlyUrl, linkedinUrl, portfolioUrl, baseRedirectUrl)
                .allMatch(Objects::isNull);
    }

    Candidate applyTo(String userId, Optional<Candidate> existing) {
        List<String> problems = new ArrayList<>();
        String name = value(fullName, existing.map(Candidate::fullName).orElse(null));
        if (name == null || name.isBlank()) {
            problems.add("Candidate '" + userId + "' "
                    + (existing.isPresent()
                            ? "needs a name; --full-name must not be empty."
                            : "is new; give a --full-name."));
        }
        Candidate old = existing.orElseGet(() -> new Candidate(
                userId, userId, null, null, null, null, null, null, JsonNodeFactory.instance.objectNode(), null));
        Candidate changed = new Candidate(
                userId,
                name == null || name.isBlank() ? old.fullName() : name.strip(),
                value(email, old.email()),
                value(phone, old.phone()),
                address("--calendly-url", calendlyUrl, old.calendlyUrl(), problems),
                address("--linkedin-url", linkedinUrl, old.linkedinUrl(), problems),
                address("--portfolio-url", portfolioUrl, old.portfolioUrl(), problems),
                address("--base-redirect-url", baseRedirectUrl, old.baseRedirectUrl(), problems),
                old.resume(),
                old.sourceSha256());
        if (!problems.isEmpty()) {
            throw UserProblem.inInput(problems);
        }
        return changed;
    }

    private static @Nullable String value(@Nullable String set, @Nullable String old) {
        if (set == null) {
            return old;
        }
        return set.isBlank() ? null : set.strip();
    }

    private static @Nullable String address(
            String option, @Nullable String set, @Nullable String old, List<String> problems) {
        String text = value(set, old);
        if (set == null || text == null) {
            return text;
        }
        return WebAddress.parse(text).orElseGet(() -> {
            problems.add(option + " '" + text + "' is not a web address; write it like https://example.com.");
            return null;
        });
    }
}
