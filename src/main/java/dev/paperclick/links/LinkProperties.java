package dev.paperclick.links;

import dev.paperclick.platform.UserProblem;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How links are made.
 *
 * @param trackingEnabled false: documents carry the original addresses
 * @param baseRedirectUrl where our public listener is reached from outside, with the path of its tracked links
 * @param trackedVariables the address variables of templates that become tracked links, each ending in {@code _url}
 * @param calendlyUtm whether Calendly is told where its visitors come from
 * @param calendlyUtmSource what it is told as {@code utm_source}
 * @param mostInMemory how many links the server keeps at hand; 0 for as many as fit into a quarter of its memory
 */
@ConfigurationProperties("paperclick.links")
public record LinkProperties(
        @DefaultValue("true") boolean trackingEnabled,
        @DefaultValue("http://localhost:8080/track") String baseRedirectUrl,

        @DefaultValue({"calendly_url", "linkedin_url", "portfolio_url"})
        Set<String> trackedVariables,

        @DefaultValue("true") boolean calendlyUtm,
        @DefaultValue("paperclick") String calendlyUtmSource,
        @DefaultValue("0") long mostInMemory) {

    /** What a link takes in memory, roughly, in bytes: its row, its destination and its place in the index. */
    private static final long LINK_BYTES = 1_000;

    public LinkProperties {
        RedirectAddress.of(baseRedirectUrl, "BASE_REDIRECT_URL");
        if (mostInMemory < 0) {
            throw UserProblem.inInput("LINKS_IN_MEMORY is " + mostInMemory
                    + ", which is negative; give a number of links, or 0 for as many as memory allows.");
        }
        trackedVariables = Set.copyOf(trackedVariables);
        for (String variable : trackedVariables) {
            if (!variable.matches("[a-z0-9_]{1,40}_url")) {
                throw UserProblem.inInput("TRACKED_URL_VARIABLES has '" + variable
                        + "', which is not a name such as calendly_url or github_url.");
            }
        }
        if (!UtmValue.isFit(calendlyUtmSource)) {
            throw UserProblem.inInput("CALENDLY_UTM_SOURCE is '" + calendlyUtmSource
                    + "', but must be 1 to 128 letters, digits, dots, hyphens and underscores.");
        }
    }

    /** What Calendly is told that its visitors come from; null for nothing. */
    public @Nullable String utmSource() {
        return calendlyUtm ? calendlyUtmSource : null;
    }

    /** How many links the server keeps at hand. */
    long linksInMemory() {
        return mostInMemory > 0
                ? mostInMemory
                : Math.max(10_000, Runtime.getRuntime().maxMemory() / 4 / LINK_BYTES);
    }

    /** The base of all links whose candidate has no own. */
    public RedirectAddress redirectAddress() {
        return RedirectAddress.of(baseRedirectUrl, "BASE_REDIRECT_URL");
    }
}
