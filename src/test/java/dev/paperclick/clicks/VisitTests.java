package dev.paperclick.clicks;

import static dev.paperclick.clicks.Visits.aVisit;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitTests {

    @Test
    void longHeadersAreCropped() {
        Visit visit =
                aVisit().by("a".repeat(600)).with("Referer", "b".repeat(2_000)).visit();

        assertThat(visit.userAgent()).hasSize(512);
        assertThat(visit.referrer()).hasSize(1024);
    }

    @Test
    void controlCharactersAreLeftOut() {
        Visit visit = aVisit().by(" a\u0000b\u001b[31mc\u0085d\n ").visit();

        assertThat(visit.userAgent()).isEqualTo("ab[31mcd");
    }

    @Test
    void aCroppedPairLeavesNoHalf() {
        assertThat(aVisit().by("a".repeat(511) + "😀").visit().userAgent()).isEqualTo("a".repeat(511));
    }

    @Test
    void emptyIsAbsent() {
        Visit visit = aVisit().by(" ").with("Referer", "").visit();

        assertThat(visit.userAgent()).isNull();
        assertThat(visit.referrer()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"DNT, 1, true", "Sec-GPC, 1, true", "DNT, 0, false", "DNT, '', false", "Sec-GPC, ?1, false"})
    void readersMayAskToStayUnknown(String header, String value, boolean unknown) {
        assertThat(aVisit().with(header, value).visit().signs().doNotTrack()).isEqualTo(unknown);
    }

    @ParameterizedTest
    @CsvSource({
        "https://mail.google.com/mail/u/0/,                                EMAIL",
        "https://outlook.live.com/,                                        EMAIL",
        "https://outlook.office.com/mail/,                                 EMAIL",
        "https://eur03.safelinks.protection.outlook.com/?url=x,            EMAIL",
        "https://urldefense.com/v3/__x,                                    EMAIL",
        "https://url.uk.m.mimecastprotect.com/s/x,                         EMAIL",
        "https://protect-eu.mimecast.com/s/x,                              EMAIL",
        "https://linkprotect.cudasvc.com/url?a=x,                          EMAIL",
        "https://webmail.example.com:8443/?_task=mail,                     EMAIL",
        "android-app://com.google.android.gm/,                             EMAIL",
        "https://www.linkedin.com/,                                        LINKEDIN",
        "https://lnkd.in/abc,                                              LINKEDIN",
        "android-app://com.linkedin.android/,                              LINKEDIN",
        "https://notlinkedin.com/,                                         WEB",
        "https://linkedin.com.evil.example/,                               WEB",
        "https://evil.example/?https://mail.google.com/,                   WEB",
        "https://www.google.com/,                                          WEB",
        "HTTPS://WWW.LINKEDIN.COM/feed,                                    LINKEDIN",
        "nonsense,                                                         WEB",
        "://,                                                              WEB"
    })
    void theReferrerTellsTheChannel(String referrer, ClickSource source) {
        assertThat(ClickSource.of(aVisit().with("Referer", referrer).visit())).isEqualTo(source);
    }

    @Test
    void withoutReferrerAReaderCameDirectly() {
        assertThat(ClickSource.of(aVisit().visit())).isEqualTo(ClickSource.DIRECT);
        assertThat(ClickSource.of(aVisit().by("Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 [LinkedInApp]/9.31")
                        .visit()))
                .isEqualTo(ClickSource.LINKEDIN);
    }
}
