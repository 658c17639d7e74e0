package dev.paperclick.redirect;

import dev.paperclick.http.HealthCheck;
import dev.paperclick.links.LinkFeed;
import org.springframework.stereotype.Component;

/** The server is not well while it does not see links change, though it answers those that it knows. */
@Component
class LinksHealthCheck implements HealthCheck {

    private final LinkFeed feed;

    LinksHealthCheck(LinkFeed feed) {
        this.feed = feed;
    }

    @Override
    public String name() {
        return "links";
    }

    @Override
    public boolean isUp() {
        return feed.isConnected();
    }
}
