package dev.paperclick.clicks;

import dev.paperclick.platform.NetworkSet;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules that can be decided from one request. All of them run; none hides another. The same visit is always judged
 * the same: no clock, no database, and what it remembers are user agents only.
 */
public final class ClickClassifier {

    private final RecentAgents agents = new RecentAgents();
    private final ScannerNetworks scanners;
    private final NetworkSet ownAddresses;

    ClickClassifier(ScannerNetworks scanners, NetworkSet ownAddresses) {
        this.scanners = scanners;
        this.ownAddresses = ownAddresses;
    }

    /**
     * Every rule's word on the visit.
     *
     * @param ownToken the token with which the link's candidate marks own clicks; null when it is of no interest or
     *     there is none
     */
    public Classification classify(Visit visit, @Nullable String ownToken) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        AgentSigns agent = signs(visit.userAgent());
        judgeRequest(visit, agent, reasons);
        judgeAgent(agent, reasons);
        judgeNetwork(visit.address(), reasons);
        addIf(isOwn(visit.ownToken(), ownToken), Reason.SELF, reasons);
        return new Classification(reasons);
    }

    /**
     * A click that was kept, judged by the rules of today as far as it still tells: what came from headers that are not
     * kept, and what came from its neighbours, stays as it was.
     */
    Classification again(StoredClick click) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        for (Reason reason : click.classification().reasons()) {
            boolean told = reason.origin() == Reason.Origin.AGENT
                    || (reason.origin() == Reason.Origin.NETWORK && click.address() != null);
            addIf(!told, reason, reasons);
        }
        judgeAgent(signs(click.userAgent()), reasons);
        if (click.address() != null) {
            judgeNetwork(click.address(), reasons);
        }
        return new Classification(reasons);
    }

    /** What the rules go by at present. */
    public ClickRules rules() {
        return new ClickRules(
                UserAgents.crawlers().version(),
                UserAgents.crawlers().size(),
                scanners.source(),
                scanners.certain().size(),
                scanners.probable().size(),
                scanners.skipped(),
                ownAddresses.size());
    }

    /** Whether the user agent is desktop Office, looking at the link before it opens the browser. */
    public static boolean isOfficeProbe(@Nullable String userAgent) {
        return userAgent != null && UserAgents.isOfficeProbe(userAgent);
    }

    private AgentSigns signs(@Nullable String userAgent) {
        return userAgent == null ? AgentSigns.NONE : agents.of(userAgent);
    }

    private static void judgeRequest(Visit visit, AgentSigns agent, Set<Reason> reasons) {
        Visit.Signs signs = visit.signs();
        addIf(visit.method().equals("HEAD"), Reason.HEAD, reasons);
        addIf(signs.prefetch(), Reason.PREFETCH, reasons);
        boolean navigated = signs.navigation() && signs.byUser();
        addIf(navigated, Reason.NAVIGATION, reasons);
        boolean lacksMetadata = signs.lacksFetchMetadata() && agent.fetchMetadata();
        addIf(!navigated && (!signs.languages() || lacksMetadata), Reason.NO_BROWSER_SIGNS, reasons);
        addIf(ClickSource.isRewritten(visit.referrer()), Reason.REWRITTEN_LINK, reasons);
    }

    private static void judgeAgent(AgentSigns agent, Set<Reason> reasons) {
        reasons.addAll(agent.reasons());
        addIf(agent.browser() && !reasons.contains(Reason.NO_BROWSER_SIGNS), Reason.BROWSER, reasons);
    }

    private void judgeNetwork(InetAddress address, Set<Reason> reasons) {
        addIf(scanners.certain().contains(address), Reason.SCANNER_CERTAIN, reasons);
        addIf(scanners.probable().contains(address), Reason.SCANNER_PROBABLE, reasons);
        addIf(ownAddresses.contains(address), Reason.SELF, reasons);
    }

    /** Takes as long for a wrong token as for a right one. */
    static boolean isOwn(@Nullable String given, @Nullable String expected) {
        return given != null
                && expected != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static void addIf(boolean speaks, Reason reason, Set<Reason> reasons) {
        if (speaks) {
            reasons.add(reason);
        }
    }
}
