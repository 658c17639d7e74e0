package dev.paperclick.clicks;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What becomes of a visit: a click with everything that is kept of it and nothing else. Safe for use by several threads.
 */
@Component
final class Recognition {

    private final ClickClassifier classifier;
    private final CandidateTokens tokens;
    private final VisitorSalts salts;

    Recognition(ClickClassifier classifier, CandidateTokens tokens, VisitorSalts salts) {
        this.classifier = classifier;
        this.tokens = tokens;
        this.salts = salts;
    }

    /** The click of a reader; asks the database for salts and tokens now and then. */
    Click click(Visited visited) {
        Visit visit = visited.visit();
        byte[] salt = salts.of(ClickTable.day(visit.receivedAt()));
        return Click.of(
                visited.link(),
                visit,
                VisitorHash.of(salt, visited.candidate(), visit),
                classifier.classify(visit, tokens.expectedOf(visit.ownToken(), visited.candidate())));
    }

    /**
     * The click of a reader who asked not to be tracked, without a database. Whether it is the candidate's own is left for
     * {@link #own} to say.
     */
    Click anonymous(Visited visited) {
        return Click.of(visited.link(), visited.visit(), null, classifier.classify(visited.visit(), null));
    }

    /** The same click, told to be the candidate's own when the token is theirs. */
    Click own(Click click, @Nullable String candidate, @Nullable String token) {
        boolean own = ClickClassifier.isOwn(token, tokens.expectedOf(token, candidate));
        return own ? click.with(click.classification().with(Reason.SELF)) : click;
    }
}
