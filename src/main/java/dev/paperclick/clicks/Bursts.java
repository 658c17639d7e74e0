package dev.paperclick.clicks;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the clicks of bursts: of {@value #LINKS} different links of an application that readers from one network open
 * within ten seconds.
 *
 * <p>It is told every click twice: when it {@link #opens its link}, and ten seconds later, when all that could make it part of
 * a burst has been told and {@link #has it can be judged}. So it remembers no clicks, only the latest ones on three links.
 */
final class Bursts {

    /** From the first to the last of a burst, in microseconds, both included. */
    static final long LENGTH = 10_000_000;

    static final int LINKS = 3;

    private static final long NEVER = Long.MIN_VALUE;
    private static final long NOBODY = Long.MIN_VALUE;

    private final @Nullable String[] links = new String[LINKS];
    private final long[] opened = new long[LINKS];

    private long readers = NOBODY;
    private long lastBurst = NEVER;

    /**
     * A link is opened.
     *
     * @param who the number of those who may belong together: from one network, with the links of one application of one
     *     candidate; all of one number are told in a row
     * @param at microseconds, never before what was told of these readers last
     */
    void opens(long who, String link, long at) {
        meet(who);
        int place = place(link);
        System.arraycopy(links, 0, links, 1, place);
        System.arraycopy(opened, 0, opened, 1, place);
        links[0] = link;
        opened[0] = at;
        // The oldest of the latest on three links: a burst ends here if it is near enough.
        if (links[LINKS - 1] != null && at - opened[LINKS - 1] <= LENGTH) {
            lastBurst = at;
        }
    }

    /** Whether a click of these readers was part of a burst; to be asked when all until ten seconds after it is told. */
    boolean has(long who, long at) {
        meet(who);
        return lastBurst >= at;
    }

    private void meet(long who) {
        if (who != readers) {
            readers = who;
            Arrays.fill(links, null);
            lastBurst = NEVER;
        }
    }

    /** Where the link stands among the latest, or the last place, whose link is forgotten. */
    private int place(String link) {
        for (int i = 0; i < LINKS; i++) {
            if (links[i] == null || Objects.equals(links[i], link)) {
                return i;
            }
        }
        return LINKS - 1;
    }
}
