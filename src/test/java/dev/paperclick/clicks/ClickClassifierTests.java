package dev.paperclick.clicks;

import static dev.paperclick.clicks.Reason.BROWSER;
import static dev.paperclick.clicks.Reason.CRAWLER;
import static dev.paperclick.clicks.Reason.HEAD;
import static dev.paperclick.clicks.Reason.HTTP_CLIENT;
import static dev.paperclick.clicks.Reason.NAVIGATION;
import static dev.paperclick.clicks.Reason.NO_BROWSER_SIGNS;
import static dev.paperclick.clicks.Reason.OFFICE_PROBE;
import static dev.paperclick.clicks.Reason.PREFETCH;
import static dev.paperclick.clicks.Reason.PREVIEW_BOT;
import static dev.paperclick.clicks.Reason.UNKNOWN_AGENT;
import static dev.paperclick.clicks.Visits.aVisit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClickClassifierTests {

    private static final ClickClassifier RULES = Visits.rules();

    private static Classification classify(Visit visit) {
        return RULES.classify(visit, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Visits.CHROME,
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15",
                "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [LinkedInApp]/9.31.3",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/141.0.7390.41 Mobile/15E148 Safari/604.1",
                "Mozilla/5.0 (Linux; Android 15; SM-S928B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
                "Mozilla/5.0 (Linux; Android 13; CUBOT_X18_Plus Build/TP1A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
                "Mozilla/5.0 (Linux; Android 12; CUBOT) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 350.0.0.0 (iPhone15,2; iOS 17_0; en_US) Google/1.0",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Slack/4.41.105 Chrome/130.0.6723.191 Electron/33.4.11 Safari/537.36",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Teams/25290.205.4069.4894 Chrome/130.0.0.0 Safari/537.36",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Twitter for iPhone/10.20",
                "Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; AS; rv:11.0) like Gecko",
                "Opera/9.80 (Android; Opera Mini/12.0.1987/37.7327; U; pl) Presto/2.12.423 Version/12.16",
                "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Abbott/1.0"
            })
    void browsersThatNameALanguageArePeople(String userAgent) {
        Classification classification = classify(aVisit().by(userAgent).visit());

        assertThat(classification.reasons()).containsExactly(BROWSER);
        assertThat(classification.verdict()).isEqualTo(Verdict.HUMAN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OFFICE_PROBE | Microsoft Office Protocol Discovery",
                "OFFICE_PROBE | Microsoft Office Existence Discovery",
                "OFFICE_PROBE | Mozilla/4.0 (compatible; ms-office; MSOffice 16)",
                "OFFICE_PROBE | Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; Win64; x64; Trident/7.0; .NET4.0C; ms-office; MSOffice 16)",
                "OFFICE_PROBE | Mozilla/4.0 (compatible; ms-office; MSOffice rmj)",
                "OFFICE_PROBE | Microsoft Office Word 2014",
                "OFFICE_PROBE | Microsoft Office PowerPoint 2014 (16.0.17928) Windows NT 10.0",
                "PREVIEW_BOT  | Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
                "PREVIEW_BOT  | Slackbot 1.0 (+https://api.slack.com/robots)",
                "PREVIEW_BOT  | Slack-ImgProxy (+https://api.slack.com/robots)",
                "PREVIEW_BOT  | LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
                "PREVIEW_BOT  | Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
                "PREVIEW_BOT  | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko; compatible; MicrosoftPreview/2.0) Chrome/116.0 Safari/537.36",
                "PREVIEW_BOT  | Mozilla/5.0 (iPhone; CPU iPhone OS 7_0 like Mac OS X) AppleWebKit/537.51.1 BingPreview/1.0b",
                "PREVIEW_BOT  | facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
                "PREVIEW_BOT  | facebookcatalog/1.0",
                "PREVIEW_BOT  | meta-externalagent/1.1",
                "PREVIEW_BOT  | WhatsApp/2.24.17.76 A",
                "PREVIEW_BOT  | Twitterbot/1.0",
                "PREVIEW_BOT  | TelegramBot (like TwitterBot)",
                "PREVIEW_BOT  | Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
                "PREVIEW_BOT  | Mozilla/5.0 (compatible; Embedly/0.2; +http://support.embed.ly/)",
                "PREVIEW_BOT  | Iframely/1.3.1 (+https://iframely.com/docs/about)",
                "PREVIEW_BOT  | bitlybot/3.0",
                "PREVIEW_BOT  | Mozilla/5.0 (compatible; Snap URL Preview Service; bot; snapchat; https://developers.snap.com/robots)",
                "PREVIEW_BOT  | Mozilla/5.0 (compatible; vkShare; +http://vk.com/dev/Share)",
                "PREVIEW_BOT  | Mozilla/5.0 (compatible; redditbot/1.0; +http://www.reddit.com/feedback)",
                "PREVIEW_BOT  | Google-Safety (+http://www.google.com/bot.html)",
                "PREVIEW_BOT  | Mozilla/5.0 (compatible; BlueskyPreviewBot/1.0)",
                "CRAWLER      | Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "CRAWLER      | Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0 Safari/537.36",
                "CRAWLER      | Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)",
                "CRAWLER      | Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)",
                "CRAWLER      | Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
                "CRAWLER      | Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)",
                "CRAWLER      | ia_archiver (+http://www.alexa.com/site/help/webmasters)",
                "CRAWLER      | Mozilla/5.0 (compatible; GPTBot/1.2)",
                "CRAWLER      | Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (KHTML, like Gecko; compatible; Bytespider; spider-feedback@bytedance.com) Chrome/80 Mobile Safari/537.36",
                "CRAWLER      | Mozilla/5.0 (Linux; Android 11; moto g power (2022)) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0.0.0 Mobile Safari/537.36 Chrome-Lighthouse",
                "CRAWLER      | Mozilla/5.0 (compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)",
                "CRAWLER      | Pingdom.com_bot_version_1.4_(http://www.pingdom.com/)",
                "CRAWLER      | Mozilla/5.0 zgrab/0.x",
                "CRAWLER      | Expanse, a Palo Alto Networks company, searches across the global IPv4 space",
                "CRAWLER      | Mozilla/5.0 (compatible; my-own-web-crawler)",
                "CRAWLER      | CUBOT crawler",
                "HTTP_CLIENT  | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/141.0.0.0 Safari/537.36",
                "HTTP_CLIENT  | python-requests/2.32.3",
                "HTTP_CLIENT  | Python/3.12 aiohttp/3.10.5",
                "HTTP_CLIENT  | Go-http-client/2.0",
                "HTTP_CLIENT  | okhttp/4.12.0",
                "HTTP_CLIENT  | Java/17.0.12",
                "HTTP_CLIENT  | Java-http-client/17.0.12",
                "HTTP_CLIENT  | Apache-HttpClient/4.5.14 (Java/17)",
                "HTTP_CLIENT  | AHC/2.1",
                "HTTP_CLIENT  | curl/8.10.1",
                "HTTP_CLIENT  | Wget/1.24.5",
                "HTTP_CLIENT  | axios/1.7.7",
                "HTTP_CLIENT  | node-fetch/1.0 (+https://github.com/bitinn/node-fetch)",
                "HTTP_CLIENT  | PostmanRuntime/7.42.0",
                "HTTP_CLIENT  | Mozilla/5.0 (Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1 PowerShell/7.4",
                "HTTP_CLIENT  | MyMailApp/12 CFNetwork/1496 Darwin/23.5.0"
            })
    void machinesThatNameThemselvesAreMachinesEvenWithBrowserHeaders(Reason reason, String userAgent) {
        Classification classification = classify(aVisit().by(userAgent)
                .with("Sec-Fetch-Mode", "navigate")
                .with("Sec-Fetch-User", "?1")
                .visit());

        assertThat(classification.reasons()).contains(reason, NAVIGATION).doesNotContain(UNKNOWN_AGENT);
        assertThat(classification.verdict()).isEqualTo(Verdict.AUTOMATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u0000\u0001"})
    void noUserAgentIsAProgram(String userAgent) {
        Classification classification = classify(aVisit().by(userAgent).visit());

        assertThat(classification.reasons()).containsExactly(HTTP_CLIENT);
        assertThat(classification.verdict()).isEqualTo(Verdict.AUTOMATED);
        assertThat(classify(aVisit().without("User-Agent").visit())).isEqualTo(classification);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17928; Pro)",
                "Mozilla/4.0 (compatible; ms-office; Microsoft Outlook 16.0)"
            })
    void outlookIsNoProbe(String userAgent) {
        Classification classification = classify(aVisit().by(userAgent).visit());

        assertThat(ClickClassifier.isOfficeProbe(userAgent)).isFalse();
        assertThat(classification.verdict()).isEqualTo(Verdict.UNCERTAIN);
        assertThat(classification.reasons()).containsExactly(UNKNOWN_AGENT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sec-Purpose   | prefetch",
                "Sec-Purpose   | prefetch;prerender",
                "Sec-Purpose   | prefetch;anonymous-client-ip",
                "Purpose       | prefetch",
                "Purpose       | Preview",
                "X-Purpose     | preview",
                "X-Purpose     | instant",
                "X-Sec-Purpose | prefetch",
                "X-Moz         | prefetch"
            })
    void whatIsFetchedAheadIsNoClick(String header, String value) {
        Classification classification = classify(aVisit().with(header, value).visit());

        assertThat(classification.reasons()).containsExactly(PREFETCH, BROWSER);
        assertThat(classification.verdict()).isEqualTo(Verdict.AUTOMATED);
    }

    @Test
    void otherPurposesMeanNothing() {
        assertThat(classify(aVisit().with("Sec-Purpose", "no-prefetch").visit()).verdict())
                .isEqualTo(Verdict.HUMAN);
    }

    @Test
    void headIsNeverAPerson() {
        Classification classification = classify(aVisit().method("HEAD")
                .with("Sec-Fetch-Mode", "navigate")
                .with("Sec-Fetch-User", "?1")
                .visit());

        assertThat(classification.reasons()).containsExactly(HEAD, NAVIGATION, BROWSER);
        assertThat(classification.verdict()).isEqualTo(Verdict.AUTOMATED);
    }

    @Test
    void aBrowserWithoutLanguagesIsDoubtful() {
        Classification classification =
                classify(aVisit().without("Accept-Language").visit());

        assertThat(classification.reasons()).containsExactly(NO_BROWSER_SIGNS);
        assertThat(classification.verdict()).isEqualTo(Verdict.UNCERTAIN);
    }

    @Test
    void aNavigationByAPersonNeedsNothingElse() {
        Classification classification = classify(aVisit().by("SomeNewBrowser/1.0")
                .without("Accept-Language")
                .with("Sec-Fetch-Mode", "navigate")
                .with("Sec-Fetch-User", "?1")
                .visit());

        assertThat(classification.reasons()).containsExactly(NAVIGATION, UNKNOWN_AGENT);
        assertThat(classification.verdict()).isEqualTo(Verdict.HUMAN);
    }

    @Test
    void aNavigationThatNobodyStartedProvesNothing() {
        assertThat(classify(aVisit().by("SomeNewBrowser/1.0")
                                .with("Sec-Fetch-Mode", "navigate")
                                .visit())
                        .verdict())
                .isEqualTo(Verdict.UNCERTAIN);
    }

    @Test
    void allRulesSpeak() {
        Classification classification = classify(aVisit().by("Slackbot curl/8 ms-office crawler")
                .method("HEAD")
                .with("Purpose", "prefetch")
                .without("Accept-Language")
                .visit());

        assertThat(classification.reasons())
                .containsExactly(OFFICE_PROBE, HEAD, PREFETCH, PREVIEW_BOT, CRAWLER, HTTP_CLIENT, NO_BROWSER_SIGNS);
    }

    @Test
    void everyVerdictHasAReason() {
        Random random = new Random(11);
        String[] agents = {Visits.CHROME, "Thing/1.0", "curl/8", "", "ms-office", "bot"};
        for (int i = 0; i < 5_000; i++) {
            Visits visit = aVisit().by(agents[random.nextInt(agents.length)]);
            if (random.nextBoolean()) {
                visit.without("Accept-Language");
            }
            if (random.nextBoolean()) {
                visit.with("Sec-Fetch-Mode", random.nextBoolean() ? "navigate" : "no-cors");
            }
            if (random.nextBoolean()) {
                visit.with("Sec-Fetch-User", "?1");
            }
            assertThat(classify(visit.visit()).reasons()).isNotEmpty();
        }
    }

    @Test
    @Timeout(120)
    void hostileUserAgentsCostNoTime() {
        String[] hostile = {
            "cu".repeat(256) + "bot", "bot".repeat(170) + "x", "b".repeat(512), "+http".repeat(100), "curl".repeat(128)
        };
        for (int i = 0; i < 2_000; i++) {
            assertThat(classify(aVisit().by(hostile[i % hostile.length]).visit())
                            .reasons())
                    .isNotEmpty();
        }
    }
}
