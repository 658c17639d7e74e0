package dev.paperclick.clicks;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The channel a reader came by, as the referrer tells; a label, no proof. */
public enum ClickSource {
    EMAIL,
    LINKEDIN,
    DIRECT,
    WEB;

    /** The hosts through which mail gateways lead links. */
    private static final List<String> REWRITE_HOSTS = List.of(
            "safelinks.protection.outlook.com",
            "urldefense.com",
            "urldefense.proofpoint.com",
            "mimecast.com",
            "mimecastprotect.com",
            "linkprotect.cudasvc.com",
            "url.emailprotection.link");

    /** Webmail. */
    private static final List<String> MAIL_HOSTS = List.of(
            "mail.google.com",
            "com.google.android.gm",
            "outlook.live.com",
            "outlook.office.com",
            "outlook.office365.com",
            "outlook.cloud.microsoft",
            "mail.yahoo.com",
            "mail.yahoo.co.jp",
            "mail.aol.com",
            "mail.proton.me",
            "mail.protonmail.com",
            "app.fastmail.com",
            "mail.zoho.com",
            "mail.zoho.eu",
            "mail.ru",
            "mail.yandex.ru",
            "mail.yandex.com",
            "mail.163.com",
            "mail.qq.com",
            "mail.naver.com",
            "gmx.net",
            "web.de");

    private static final List<String> LINKEDIN_HOSTS = List.of("linkedin.com", "lnkd.in", "com.linkedin.android");

    /**
     * The channel of this word.
     *
     * @throws IllegalArgumentException when there is none
     */
    static ClickSource of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The channel of a visit. */
    static ClickSource of(Visit visit) {
        String userAgent = visit.userAgent();
        if (visit.referrer() != null) {
            return ofReferrer(visit.referrer());
        }
        // Its own browser leaves the referrer out.
        return userAgent != null && userAgent.contains("LinkedInApp") ? LINKEDIN : DIRECT;
    }

    /** Whether a mail gateway had put its own address in place of the link. */
    static boolean isRewritten(@Nullable String referrer) {
        return referrer != null && isWithin(host(referrer), REWRITE_HOSTS);
    }

    private static ClickSource ofReferrer(String referrer) {
        String host = host(referrer);
        if (isWithin(host, MAIL_HOSTS) || isWithin(host, REWRITE_HOSTS) || host.startsWith("webmail.")) {
            return EMAIL;
        }
        return isWithin(host, LINKEDIN_HOSTS) ? LINKEDIN : WEB;
    }

    private static boolean isWithin(String host, List<String> domains) {
        return domains.stream()
                .anyMatch(domain -> host.endsWith(domain)
                        && (host.length() == domain.length()
                                || host.charAt(host.length() - domain.length() - 1) == '.'));
    }

    /** Anybody can send anything: cut by hand, where a parser of addresses would throw. */
    private static String host(String referrer) {
        int start = referrer.indexOf("://") + 3;
        if (start < 3) {
            return "";
        }
        int end = start;
        while (end < referrer.length() && "/?#:".indexOf(referrer.charAt(end)) < 0) {
            end++;
        }
        return referrer.substring(start, end).toLowerCase(Locale.ROOT);
    }

    /** The word in the database and in reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
