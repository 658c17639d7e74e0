package dev.paperclick.rollups;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Whose a link is.
 *
 * @param candidate empty for nobody's
 * @param application null for none
 */
record LinkOwner(String candidate, @Nullable String application) {

    static final Comparator<LinkOwner> ORDER =
            comparing(LinkOwner::candidate).thenComparing(LinkOwner::application, nullsLast(naturalOrder()));

    /** Of links that are gone. */
    static final LinkOwner NOBODY = new LinkOwner("", null);
}
