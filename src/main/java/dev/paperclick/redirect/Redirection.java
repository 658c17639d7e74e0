package dev.paperclick.redirect;

import dev.paperclick.links.DocumentMark;
import dev.paperclick.links.Location;
import dev.paperclick.links.ServedLink;
import dev.paperclick.links.TrackedLink;
import io.undertow.util.StatusCodes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes of a request for a tracked link; decided without a database and without a clock. */
sealed interface Redirection {

    /** The reader is sent on. */
    record To(TrackedLink link, String location) implements Redirection {

        @Override
        public int status() {
            // Not 301 or 308: browsers remember those, and the next click would never be seen.
            return StatusCodes.FOUND;
        }

        @Override
        public Optional<TrackedLink> visited() {
            return Optional.of(link);
        }
    }

    /**
     * Desktop Office asks before it opens the browser. Given a redirect it would follow it and hand the browser the
     * final address; given a page it hands over the tracked one, and the reader is seen.
     */
    record Page(TrackedLink link) implements Redirection {

        @Override
        public int status() {
            return StatusCodes.OK;
        }

        @Override
        public Optional<TrackedLink> visited() {
            return Optional.of(link);
        }
    }

    /** The link has been deactivated. Its clicks are kept: whoever did that wants to know who still follows it. */
    record Gone(TrackedLink link) implements Redirection {

        @Override
        public int status() {
            return StatusCodes.GONE;
        }

        @Override
        public Optional<TrackedLink> visited() {
            return Optional.of(link);
        }
    }

    /** Nobody has minted it. */
    record Unknown() implements Redirection {

        @Override
        public int status() {
            return StatusCodes.NOT_FOUND;
        }
    }

    /** The link leads where no reader may be sent; for strangers the same as unknown. */
    record Broken(TrackedLink link, String reason) implements Redirection {

        @Override
        public int status() {
            return StatusCodes.NOT_FOUND;
        }
    }

    /** The status of the answer. */
    int status();

    /** The link whose click this is. */
    default Optional<TrackedLink> visited() {
        return Optional.empty();
    }

    /**
     * Decides.
     *
     * @param served the link
     * @param officeProbe the request comes from desktop Office, not yet from a browser
     * @param document the document that the link stood in, when the address says so
     */
    static Redirection decide(ServedLink served, boolean officeProbe, @Nullable DocumentMark document) {
        TrackedLink link = served.link();
        Location location = served.location();
        if (!link.isActive()) {
            return new Gone(link);
        }
        if (location == null) {
            return new Broken(link, served.fault());
        }
        return officeProbe ? new Page(link) : new To(link, location.from(document));
    }
}
