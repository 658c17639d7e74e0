package dev.paperclick.clicks;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a user agent alone tells.
 *
 * @param reasons the rules that its text sets off
 * @param browser it gives itself out as a browser, or as an app that shows pages in the system's web view
 * @param fetchMetadata … of a version that sends Sec-Fetch headers over HTTPS, always
 */
record AgentSigns(Set<Reason> reasons, boolean browser, boolean fetchMetadata) {

    /** No user agent at all. */
    static final AgentSigns NONE = new AgentSigns(EnumSet.of(Reason.HTTP_CLIENT), false, false);

    AgentSigns {
        EnumSet<Reason> copy = EnumSet.noneOf(Reason.class);
        copy.addAll(reasons);
        reasons = Collections.unmodifiableSet(copy);
    }
}
