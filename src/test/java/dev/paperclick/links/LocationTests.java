package dev.paperclick.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.paperclick.platform.UserProblem;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationTests {

    private static final String ID = "lt_calendly_9f2c41abcdefghijklmnop";
    private static final String APPLICATION = "0b9d6f0e-5c7d-5e0a-9a53-0d1f6a2b3c4d";
    private static final String CONTENT = "utm_content=" + ID;
    private static final String REST = "utm_source=paperclick&utm_campaign=app_" + APPLICATION;
    private static final String ALL = CONTENT + "&" + REST;
    private static final RedirectAddress OWN =
            RedirectAddress.of("https://links.example.com/track", "BASE_REDIRECT_URL");

    @Test
    void tellsCalendlyTheLinkTheDocumentAndTheApplication() {
        Location location = location("https://calendly.com/steve-glen/30min", "b");
        String told = "https://calendly.com/steve-glen/30min?" + ALL + "&utm_term=b";

        assertThat(location.from(null)).isEqualTo(told);
        assertThat(location.from(DocumentMark.RESUME)).isEqualTo(told + "&utm_medium=resume");
        assertThat(location.from(DocumentMark.COVER_LETTER)).isEqualTo(told + "&utm_medium=cover_letter");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // what is there stays as it is written, in its order; what is new comes behind it
                "https://calendly.com/s?month=2026-12&date=2026-12-01 | month=2026-12&date=2026-12-01&{all}",
                "https://calendly.com/s?a1=C%2B%2B+and+Java&b=%20    | a1=C%2B%2B+and+Java&b=%20&{all}",
                "https://calendly.com/s?name=Zo%C3%AB+%E6%9D%8E       | name=Zo%C3%AB+%E6%9D%8E&{all}",
                "https://calendly.com/s?name=Zoë                      | name=Zo%C3%AB&{all}",
                "https://calendly.com/s?flag&empty=&=x                | flag&empty=&=x&{all}",
                "https://calendly.com/s?redirect=https://a.example/?b | redirect=https://a.example/?b&{all}",
                "https://calendly.com/s?                              | {all}",
                "https://calendly.com/s?a=1&                          | a=1&{all}",
                "https://calendly.com/s?&&a=1                         | a=1&{all}",
                // utm_content is ours, however it was written
                "https://calendly.com/s?utm_content=mine&z=1          | {content}&z=1&{rest}",
                "https://calendly.com/s?utm_content&z=1               | {content}&z=1&{rest}",
                "https://calendly.com/s?a=1&utm_content=x&b=2&utm_content=y | a=1&{content}&b=2&{rest}",
                "https://calendly.com/s?utm%5Fcontent=x               | {content}&{rest}",
                "https://calendly.com/s?utm_content[]=x&utm_content%5Bk%5D=y | {content}&{rest}",
                // names are case-sensitive, and a longer name is another one
                "https://calendly.com/s?UTM_Content=x                 | UTM_Content=x&{all}",
                "https://calendly.com/s?utm_content_old=x             | utm_content_old=x&{all}",
                "https://calendly.com/s?a=utm_content=x               | a=utm_content=x&{all}",
                // the others give way to what the address has
                "https://calendly.com/s?utm_source=cv                 | utm_source=cv&{content}&{campaign}",
                "https://calendly.com/s?utm_source=                   | utm_source=&{content}&{campaign}",
                "https://calendly.com/s?utm_campaign=spring           | utm_campaign=spring&{content}&utm_source=paperclick",
            })
    void keepsWhatTheAddressHas(String address, String query) {
        String expected = query.replace("{all}", ALL)
                .replace("{content}", CONTENT)
                .replace("{rest}", REST)
                .replace("{campaign}", "utm_campaign=app_" + APPLICATION);

        assertThat(location(address, null).from(null)).isEqualTo("https://calendly.com/s?" + expected);
    }

    @Test
    void aMediumOfTheAddressStays() {
        Location location = location("https://calendly.com/s?utm_medium=card", null);

        assertThat(location.from(DocumentMark.RESUME))
                .isEqualTo("https://calendly.com/s?utm_medium=card&" + ALL)
                .isEqualTo(location.from(null));
    }

    @Test
    void aTermOfTheAddressStays() {
        assertThat(location("https://calendly.com/s?utm_term=mine", "b").from(null))
                .isEqualTo("https://calendly.com/s?utm_term=mine&" + ALL);
    }

    @ParameterizedTest
    @CsvSource({
        "https://calendly.com/s#book,            https://calendly.com/s?{all}#book",
        "https://calendly.com/s?a=1#b?c=d&e#f,   https://calendly.com/s?a=1&{all}#b?c=d&e#f",
        "https://calendly.com/s#utm_content=x,   https://calendly.com/s?{all}#utm_content=x",
        "https://calendly.com,                   https://calendly.com?{all}",
        "https://calendly.com#x,                 https://calendly.com?{all}#x"
    })
    void keepsTheFragmentLast(String address, String expected) {
        assertThat(location(address, null).from(null)).isEqualTo(expected.replace("{all}", ALL));
        assertThat(location(address, null).from(DocumentMark.RESUME))
                .isEqualTo(expected.replace("{all}", ALL + "&utm_medium=resume"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://CALENDLY.com/s",
                "https://calendly.com./s",
                "https://acme.calendly.com/s",
                "https://calendly.com:443/s",
                "http://calendly.com/s"
            })
    void knowsCalendlyHoweverItIsWritten(String address) {
        assertThat(location(address, null).from(null)).endsWith("?" + ALL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.linkedin.com/in/steve-glen?utm_content=x#y",
                "https://notcalendly.com/s",
                "https://calendly.com.evil.example/s",
                "https://calendly.community/s",
                "https://evil.example/calendly.com?x=https://calendly.com/",
                "https://evil.example/#https://calendly.com/",
                "https://xn--clendly-2fg.com/s",
                "https://example.com?d=r"
            })
    void leavesEveryOtherDestinationAlone(String address) {
        Location location = location(address, "b");

        assertThat(location.from(null)).isEqualTo(address);
        assertThat(location.from(DocumentMark.RESUME)).isEqualTo(address);
    }

    @Test
    void canBeTurnedOff() {
        String address = "https://calendly.com/s?utm_content=mine";

        assertThat(Location.of(accepted(address), link(address, "a", null, "b"), null)
                        .from(DocumentMark.RESUME))
                .isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a&b", "é"})
    void theSourceMustBeFit(String source) {
        assertThatExceptionOfType(UserProblem.class)
                .isThrownBy(() -> new LinkProperties(true, "http://localhost/track", Set.of(), true, source, 0))
                .withMessageContaining("CALENDLY_UTM_SOURCE is '" + source + "'");
    }

    @Test
    void theSettingsSayWhatCalendlyIsTold() {
        assertThat(new LinkProperties(true, "http://localhost/track", Set.of(), true, "cv", 0).utmSource())
                .isEqualTo("cv");
        assertThat(new LinkProperties(true, "http://localhost/track", Set.of(), false, "cv", 0).utmSource())
                .isNull();
    }

    @Test
    void aJobStandsInForAnApplication() {
        String address = "https://calendly.com/s";

        assertThat(Location.of(accepted(address), link(address, null, "JOB-1.2_3", null), "cv")
                        .from(null))
                .isEqualTo(address + "?" + CONTENT + "&utm_source=cv&utm_campaign=job_JOB-1.2_3");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "two words", "a&b=c", "a#b", "50%", "steve@example.com", "é", "a\r\nX: y", "<b>"})
    void saysNothingRatherThanAValueOutOfShape(@Nullable String value) {
        String address = "https://calendly.com/s";
        TrackedLink link = link(address, value == null || value.isEmpty() ? "x y" : value, null, value);

        assertThat(Location.of(accepted(address), link, "cv").from(null))
                .isEqualTo(address + "?" + CONTENT + "&utm_source=cv");
    }

    @Test
    void valuesHaveAtMost128Characters() {
        String address = "https://calendly.com/s";
        String longest = "v".repeat(128);

        assertThat(location(address, longest).from(null)).endsWith("&utm_term=" + longest);
        assertThat(location(address, longest + "v").from(null)).endsWith(REST);
    }

    @Test
    void anAddressThatWouldBecomeTooLongIsAnsweredAsItIs() {
        int room = WebAddress.LONGEST - ("?" + ALL + "&utm_medium=cover_letter").length();
        String fits = "https://calendly.com/" + "s".repeat(room - "https://calendly.com/".length());

        assertThat(location(fits, null).from(DocumentMark.COVER_LETTER)).hasSize(WebAddress.LONGEST);
        assertThat(location(fits + "s", null).from(DocumentMark.COVER_LETTER)).isEqualTo(fits + "s");
        assertThat(location(fits + "s", null).from(null)).isEqualTo(fits + "s");
    }

    private static Location location(String address, @Nullable String variant) {
        Destination.Accepted accepted = accepted(address);
        return Location.of(accepted, link(accepted.url(), APPLICATION, "job-1", variant), "paperclick");
    }

    private static Destination.Accepted accepted(String address) {
        return (Destination.Accepted) Destination.check(address, OWN);
    }

    private static TrackedLink link(
            String address, @Nullable String applicationId, @Nullable String jobId, @Nullable String variant) {
        return new TrackedLink(
                new TrackingId(ID),
                "steve",
                jobId,
                applicationId,
                "Calendly",
                address,
                "https://links.example.com/track/" + ID,
                true,
                Instant.EPOCH,
                variant);
    }
}
