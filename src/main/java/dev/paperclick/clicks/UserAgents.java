package dev.paperclick.clicks;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a user agent gives itself out as; every question is answered in time linear in its (cropped) length. */
final class UserAgents {

    private static final Literals OFFICE = Literals.words(
            "microsoft office protocol discovery",
            "microsoft office existence discovery",
            "microsoft office word",
            "microsoft office excel",
            "microsoft office powerpoint",
            "ms-office");

    /** In all of them. */
    private static final String OFFICE_NAME = "office";

    /** Outlook sends the same mark from its reading pane, where people click. */
    private static final String OUTLOOK = "microsoft outlook";

    private static final Literals PREVIEWS = Literals.words(
            "slackbot",
            "slack-imgproxy",
            "linkedinbot",
            "skypeuripreview",
            "microsoftpreview/",
            "bingpreview/",
            "facebookexternalhit",
            "facebookcatalog",
            "meta-externalagent",
            "whatsapp",
            "twitterbot",
            "telegrambot",
            "discordbot",
            "embedly",
            "iframely",
            "bitlybot",
            "snap url preview",
            "vkshare",
            "redditbot",
            "google-safety",
            "blueskypreviewbot");

    /** Those whose names the general rule of {@link #namesACrawler} does not know. */
    private static final Literals CRAWLERS = Literals.words(
            "adsbot-",
            "mediapartners-google",
            "googleother",
            "google-",
            "google page speed",
            "google favicon",
            "duplexweb-google",
            "blogtraffic/",
            "ptst",
            "wkhtmlto",
            "siteimprove",
            "kube-probe",
            "gitlab-",
            "chrome-lighthouse",
            "yahoo! slurp",
            "ia_archiver",
            "archive.org",
            "chatgpt-user",
            "perplexity-user",
            "claude-user",
            "pingdom",
            "statuscake",
            "site24x7",
            "newrelicpinger",
            "datadog",
            "nessus",
            "zgrab",
            "masscan",
            "nmap",
            "nuclei",
            "censysinspect",
            "expanse",
            "httrack",
            "scrapy",
            "nutch",
            "heritrix",
            "w3c_validator",
            "w3c-checklink",
            "linkchecker",
            "screaming frog",
            "netcraft",
            "virustotal",
            "urlscan");

    private static final Literals HTTP_CLIENTS = Literals.words(
            "headlesschrome",
            "phantomjs",
            "puppeteer",
            "playwright",
            "selenium",
            "python-requests",
            "python-urllib",
            "python-httpx",
            "python/",
            "aiohttp",
            "go-http-client",
            "okhttp",
            "java/",
            "java-http-client",
            "jakarta commons-httpclient",
            "apache-httpclient",
            "ahc/",
            "reactornetty",
            "curl",
            "libcurl",
            "wget",
            "axios",
            "node-fetch",
            "node.js",
            "undici",
            "got (",
            "guzzlehttp",
            "php/",
            "ruby",
            "libwww-perl",
            "lwp::simple",
            "lwp-trivial",
            "dart/",
            "restsharp",
            "httpie",
            "httpclient",
            "hackney",
            "typhoeus",
            "lua-resty",
            "apache-cxf",
            "postmanruntime",
            "insomnia/",
            "winhttp",
            "powershell",
            "cfnetwork",
            "microsoft bits",
            "microsoft-cryptoapi");

    /** Words by which programs that are no browsers say what they do, or whom to ask about them. */
    private static final List<String> WORK = List.of(
            "www.",
            "probe",
            "scan",
            "monitor",
            "fetch",
            "validator",
            "checker",
            "preview",
            "download",
            "health",
            "tester",
            "client",
            "library",
            "indexer",
            "archiv",
            "feed");

    private static final List<String> BROWSER_MARKS = List.of("applewebkit/", "gecko/", "trident/", "presto/", "msie ");

    /** Those that began to send Sec-Fetch headers: Chrome 80, Firefox 90, Safari 16.4. */
    private static final int CHROME = 80;

    private static final int FIREFOX = 90;
    private static final int SAFARI = 17;

    /** Read when it is first needed: most commands judge no clicks. */
    private static final class Shipped {
        static final CrawlerList CRAWLERS = CrawlerList.shipped();
    }

    private UserAgents() {}

    /** The maintained list that stands beside the rules here. */
    static CrawlerList crawlers() {
        return Shipped.CRAWLERS;
    }

    /** Desktop Office looking at a link before it opens the browser. */
    static boolean isOfficeProbe(String userAgent) {
        return namesOffice(userAgent) && isOffice(userAgent.toLowerCase(Locale.ROOT));
    }

    /** Asked for each request, and nearly always no: without making a text. */
    private static boolean namesOffice(String userAgent) {
        int last = userAgent.length() - OFFICE_NAME.length();
        for (int i = 0; i <= last; i++) {
            char c = userAgent.charAt(i);
            if ((c == 'o' || c == 'O') && userAgent.regionMatches(true, i, OFFICE_NAME, 0, OFFICE_NAME.length())) {
                return true;
            }
        }
        return false;
    }

    /** All that a user agent tells; depends on nothing but its text. */
    static AgentSigns signs(String userAgent) {
        String agent = userAgent.toLowerCase(Locale.ROOT);
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        addIf(isOffice(agent), Reason.OFFICE_PROBE, reasons);
        addIf(PREVIEWS.occurIn(agent), Reason.PREVIEW_BOT, reasons);
        addIf(HTTP_CLIENTS.occurIn(agent), Reason.HTTP_CLIENT, reasons);
        addIf(CRAWLERS.occurIn(agent) || namesACrawler(agent), Reason.CRAWLER, reasons);
        // The list has previews and programs, too: what was told more exactly is not called a crawler for it.
        addIf(reasons.isEmpty() && crawlers().has(userAgent), Reason.CRAWLER, reasons);
        boolean browser = isBrowser(agent);
        addIf(
                !browser && reasons.isEmpty() && (WORK.stream().anyMatch(agent::contains) || namesAMailbox(agent)),
                Reason.CRAWLER,
                reasons);
        addIf(!browser && reasons.isEmpty(), Reason.UNKNOWN_AGENT, reasons);
        return new AgentSigns(reasons, browser, browser && sendsFetchMetadata(agent));
    }

    private static void addIf(boolean speaks, Reason reason, Set<Reason> reasons) {
        if (speaks) {
            reasons.add(reason);
        }
    }

    private static boolean isOffice(String agent) {
        return OFFICE.occurIn(agent) && !agent.contains(OUTLOOK);
    }

    private static boolean isBrowser(String agent) {
        return (agent.startsWith("mozilla/") && BROWSER_MARKS.stream().anyMatch(agent::contains))
                || agent.startsWith("opera/");
    }

    private static boolean sendsFetchMetadata(String agent) {
        return version(agent, "chrome/") >= CHROME
                || version(agent, "firefox/") >= FIREFOX
                || (agent.contains("safari/") && version(agent, "version/") >= SAFARI);
    }

    /** The number behind a name; 0 when there is none. */
    private static int version(String agent, String name) {
        int at = agent.indexOf(name);
        int version = 0;
        for (int i = at + name.length(); at >= 0 && i < agent.length() && version < 1_000; i++) {
            int digit = agent.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            version = version * 10 + digit;
        }
        return version;
    }

    /** Words that end in bot, crawler or spider, and addresses for complaints. */
    private static boolean namesACrawler(String agent) {
        return agent.contains("+http")
                // the one address that stands in browsers: of a component that old ones were built with
                || ((agent.contains("http://") || agent.contains("https://")) && !agent.contains("bsalsa.com"))
                || agent.contains("crawl")
                || endsAWord(agent, "spider")
                || endsAWord(agent, "bot")
                || endsAWord(agent, "bots");
    }

    /** {@code name@host}, but not the {@code @2x} of a screen. */
    private static boolean namesAMailbox(String agent) {
        int at = agent.indexOf('@');
        return at > 0 && at + 1 < agent.length() && Character.isLetter(agent.charAt(at + 1));
    }

    private static boolean endsAWord(String agent, String ending) {
        for (int at = agent.indexOf(ending); at >= 0; at = agent.indexOf(ending, at + 1)) {
            int end = at + ending.length();
            // Cubot makes telephones.
            boolean telephone = at >= 2 && agent.startsWith("cu", at - 2);
            if (!telephone && (end == agent.length() || !Character.isLetter(agent.charAt(end)))) {
                return true;
            }
        }
        return false;
    }
}
