package dev.paperclick.links;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How links are made.
 *
 * @param trackingEnabled false: documents carry the original addresses
 * @param baseRedirectUrl where our public listener is reached from outside, with the path of its tracked links
 */
@ConfigurationProperties("paperclick.links")
public record LinkProperties(
        @DefaultValue("true") boolean trackingEnabled,
        @DefaultValue("http://localhost:8080/track") String baseRedirectUrl) {

    public LinkProperties {
        RedirectAddress.of(baseRedirectUrl, "BASE_REDIRECT_URL");
    }

    /** The base of all links whose candidate has no own. */
    public RedirectAddress redirectAddress() {
        return RedirectAddress.of(baseRedirectUrl, "BASE_REDIRECT_URL");
    }
}
