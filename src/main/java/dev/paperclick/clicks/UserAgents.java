package dev.paperclick.clicks;

import java.util.List;
import java.util.Locale;

/** What a user agent gives itself out as; every question is answered in time linear in its (cropped) length. */
final class UserAgents {

    private static final List<String> OFFICE = List.of(
            "microsoft office protocol discovery",
            "microsoft office existence discovery",
            "microsoft office word",
            "microsoft office excel",
            "microsoft office powerpoint",
            "ms-office");

    /** Outlook sends the same mark from its reading pane, where people click. */
    private static final String OUTLOOK = "microsoft outlook";

    private static final List<String> PREVIEWS = List.of(
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
    private static final List<String> CRAWLERS = List.of(
            "adsbot-",
            "mediapartners-google",
            "googleother",
            "google-inspectiontool",
            "google-read-aloud",
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

    private static final List<String> HTTP_CLIENTS = List.of(
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
            "postmanruntime",
            "insomnia/",
            "winhttp",
            "powershell",
            "cfnetwork",
            "microsoft bits",
            "microsoft-cryptoapi");

    private static final List<String> BROWSER_MARKS = List.of("applewebkit/", "gecko/", "trident/", "presto/", "msie ");

    private UserAgents() {}

    /** Desktop Office looking at a link before it opens the browser. */
    static boolean isOfficeProbe(String userAgent) {
        String agent = lower(userAgent);
        return names(agent, OFFICE) && !agent.contains(OUTLOOK);
    }

    static boolean isPreview(String userAgent) {
        return names(lower(userAgent), PREVIEWS);
    }

    static boolean isCrawler(String userAgent) {
        String agent = lower(userAgent);
        return names(agent, CRAWLERS) || namesACrawler(agent);
    }

    static boolean isHttpClient(String userAgent) {
        return names(lower(userAgent), HTTP_CLIENTS);
    }

    /** A browser, or an app that shows pages in the system's web view. */
    static boolean isBrowser(String userAgent) {
        String agent = lower(userAgent);
        return (agent.startsWith("mozilla/") && BROWSER_MARKS.stream().anyMatch(agent::contains))
                || agent.startsWith("opera/");
    }

    private static String lower(String userAgent) {
        return userAgent.toLowerCase(Locale.ROOT);
    }

    /** Whether one of the names begins a word of the text: {@code curl/8.0}, not {@code securl/1.0}. */
    private static boolean names(String agent, List<String> names) {
        return names.stream().anyMatch(name -> {
            for (int at = agent.indexOf(name); at >= 0; at = agent.indexOf(name, at + 1)) {
                if (at == 0 || !Character.isLetterOrDigit(agent.charAt(at - 1))) {
                    return true;
                }
            }
            return false;
        });
    }

    /** Words that end in bot, crawler or spider, and addresses for complaints. */
    private static boolean namesACrawler(String agent) {
        return agent.contains("+http")
                || agent.contains("crawl")
                || endsAWord(agent, "spider")
                || endsAWord(agent, "bot")
                || endsAWord(agent, "bots");
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
