package dev.paperclick.candidates;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A person who applies.
 *
 * @param userId chosen by the user or made of the name, for example {@code steve_glen}
 * @param resume the JSON Resume document as imported; an empty object when there is none
 * @param baseRedirectUrl the candidate's own domain for tracked links; null means the configured one
 * @param sourceSha256 digest of the imported file, null when the profile was set by hand
 */
public record Candidate(
        String userId,
        String fullName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String calendlyUrl,
        @Nullable String linkedinUrl,
        @Nullable String portfolioUrl,
        @Nullable String baseRedirectUrl,
        ObjectNode resume,
        @Nullable String sourceSha256) {

    public Candidate {
        if (userId.isBlank() || fullName.isBlank()) {
            throw new IllegalArgumentException("a candidate needs an id and a name");
        }
    }

    /** This profile, with what it does not say taken from an older one of the same candidate. */
    Candidate over(Candidate older) {
        return new Candidate(
                userId,
                fullName,
                email == null ? older.email : email,
                phone == null ? older.phone : phone,
                calendlyUrl == null ? older.calendlyUrl : calendlyUrl,
                linkedinUrl == null ? older.linkedinUrl : linkedinUrl,
                portfolioUrl == null ? older.portfolioUrl : portfolioUrl,
                baseRedirectUrl == null ? older.baseRedirectUrl : baseRedirectUrl,
                resume,
                sourceSha256);
    }
}
