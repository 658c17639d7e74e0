package dev.paperclick.clicks;

import dev.paperclick.candidates.Candidates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The tokens with which candidates mark clicks of their own, read at most once every half minute, however many requests
 * bring one. Safe for use by several threads.
 */
@Component
public class CandidateTokens {

    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Candidates candidates;
    private final Clock clock;

    private volatile Known known = new Known(Map.of(), Instant.EPOCH);

    private record Known(Map<String, String> byCandidate, Instant readAt) {}

    CandidateTokens(Candidates candidates, Clock clock) {
        this.candidates = candidates;
        this.clock = clock;
    }

    /**
     * The token that a given one has to be.
     *
     * @param given what a visit brings
     * @param candidate whose link it is
     * @return null when there is none given or the candidate is unknown
     */
    public @Nullable String expectedOf(@Nullable String given, @Nullable String candidate) {
        if (given == null || candidate == null) {
            return null;
        }
        Instant now = clock.instant();
        Known tokens = known;
        boolean fresh =
                !now.isBefore(tokens.readAt()) && now.isBefore(tokens.readAt().plus(FRESH));
        if (!fresh) {
            tokens = new Known(candidates.ownClickTokens(), now);
            known = tokens;
        }
        return tokens.byCandidate().get(candidate);
    }
}
