package dev.paperclick.clicks;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules that can be decided from one request. All of them run; none hides another. */
public final class ClickClassifier {

    private ClickClassifier() {}

    /** Every rule's word on the visit. */
    public static Classification classify(Visit visit) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        judgeRequest(visit, reasons);
        judgeAgent(visit, reasons);
        return new Classification(reasons);
    }

    /** Whether the user agent is desktop Office, looking at the link before it opens the browser. */
    public static boolean isOfficeProbe(@Nullable String userAgent) {
        return userAgent != null && UserAgents.isOfficeProbe(userAgent);
    }

    private static void judgeRequest(Visit visit, Set<Reason> reasons) {
        Visit.Signs signs = visit.signs();
        addIf(visit.method().equals("HEAD"), Reason.HEAD, reasons);
        addIf(signs.prefetch(), Reason.PREFETCH, reasons);
        boolean navigated = signs.navigation() && signs.byUser();
        addIf(navigated, Reason.NAVIGATION, reasons);
        // Without TLS browsers send no Sec-Fetch headers, so that their absence alone says nothing.
        addIf(!navigated && !signs.languages(), Reason.NO_BROWSER_SIGNS, reasons);
    }

    private static void judgeAgent(Visit visit, Set<Reason> reasons) {
        String agent = visit.userAgent();
        if (agent == null) {
            reasons.add(Reason.HTTP_CLIENT);
            return;
        }
        addIf(isOfficeProbe(agent), Reason.OFFICE_PROBE, reasons);
        addIf(UserAgents.isPreview(agent), Reason.PREVIEW_BOT, reasons);
        addIf(UserAgents.isCrawler(agent), Reason.CRAWLER, reasons);
        addIf(UserAgents.isHttpClient(agent), Reason.HTTP_CLIENT, reasons);
        boolean browser = UserAgents.isBrowser(agent);
        addIf(browser && visit.signs().languages(), Reason.BROWSER, reasons);
        addIf(!browser && new Classification(reasons).verdict() != Verdict.AUTOMATED, Reason.UNKNOWN_AGENT, reasons);
    }

    private static void addIf(boolean speaks, Reason reason, Set<Reason> reasons) {
        if (speaks) {
            reasons.add(reason);
        }
    }
}
