package dev.paperclick.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperclick.mail.Letter.Envelope;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers, addresses and settings, whatever stands in them. */
class MailTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Acme\r\nBcc: everybody@example.com",
                "=?utf-8?q?Pay=0D=0ABcc:_x?=",
                "Müller & Söhne, a company whose name is so long that it needs several encoded words to say all of it",
                "東京デジタル株式会社 東京デジタル株式会社 東京デジタル株式会社 東京デジタル株式会社",
                "\u202Egnirob \u0007 \u001B[31mred",
                "👩\u200D💻 developer",
                ""
            })
    void aSubjectIsOneHeaderThatReadsAsItWasMeant(String subject) throws Exception {
        byte[] bytes = write(subject);

        MimeMessage read = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));

        assertThat(read.getSubject()).isEqualTo(dev.paperclick.reports.TerminalText.plain(subject));
        assertThat(read.getHeader("Bcc")).isNull();
        String header = new String(bytes, StandardCharsets.ISO_8859_1).split("\r\n\r\n", 2)[0];
        assertThat(header.chars()).allMatch(c -> c == '\r' || c == '\n' || c == '\t' || (c >= ' ' && c < 0x7f));
        assertThat(header.lines()).allMatch(line -> line.length() <= 78);
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1).lines()).allMatch(line -> line.length() <= 998);
    }

    private static byte[] write(String subject) throws Exception {
        Letter letter =
                new Letter(subject, "x".repeat(2000) + "\nFrom me", "<p>" + "y".repeat(2000), List.of(), List.of());
        Envelope envelope = new Envelope(
                "<1@sender.example>",
                Instant.parse("2026-11-23T14:30:00Z"),
                MailAddress.find("ann@example.com").orElseThrow(),
                Optional.empty());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LetterMessage.of(
                        letter,
                        envelope,
                        new InternetAddress("office@sender.example"),
                        Session.getInstance(new Properties()),
                        () -> {})
                .writeTo(bytes);
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann",
                "ann@",
                "a@b@c",
                "ann@example.com, bob@example.com",
                "ann@example.com\r\nRCPT TO:<bob@example.com>",
                "Ann <ann@example.com>",
                "\"ann\"@example.com",
                "ann @example.com",
                "@example.com"
            })
    void whatIsNotOneAddressIsNone(String text) {
        assertThat(MailAddress.find(text)).isEmpty();
    }

    @Test
    void anAddressDoesNotShowItselfInLogs() {
        assertThat(MailAddress.find(" ann.b+c@Example.COM ").orElseThrow())
                .hasToString("a…@example.com")
                .extracting(MailAddress::text)
                .isEqualTo("ann.b+c@example.com");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a b   |      |    |    | none     | a@b.example | 30 | SMTP_HOST is 'a b'
            smtp  | 0    |    |    | none     | a@b.example | 30 | SMTP_PORT is '0'
            smtp  | 70000|    |    | none     | a@b.example | 30 | SMTP_PORT is '70000'
            smtp  |      |    |    | ssl      | a@b.example | 30 | SMTP_SECURITY is 'ssl'
            smtp  |      |    |    | none     | a@b.example | x  | SMTP_TIMEOUT is 'x'
            smtp  |      | me |    | starttls | a@b.example | 30 | SMTP_USERNAME is 'me', but SMTP_PASSWORD is not set
            smtp  |      |    | pw | starttls | a@b.example | 30 | SMTP_PASSWORD is set, but SMTP_USERNAME is not
            smtp  |      | me | pw | none     | a@b.example | 30 | SMTP_SECURITY is 'none', which would show the password
            smtp  |      |    |    | starttls |             | 30 | MAIL_FROM is not set
            smtp  |      |    |    | starttls | nobody      | 30 | MAIL_FROM is 'nobody'
            """)
    void aSettingThatCannotBeIsNamedWithItsValue(
            String host,
            String port,
            String username,
            String password,
            String security,
            String from,
            String timeout,
            String words) {
        assertThatThrownBy(() -> new MailProperties(
                        said(host), said(port), said(username), said(password), security, said(from), timeout))
                .hasMessageContaining(words)
                .message()
                .doesNotContain("pw");
    }

    private static String said(String value) {
        return value == null ? "" : value;
    }
}
