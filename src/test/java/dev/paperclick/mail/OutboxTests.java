package dev.paperclick.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.PaperclickProcess;
import dev.paperclick.mail.MailRound.Result;
import dev.paperclick.mail.OutboxMail.Kind;
import dev.paperclick.mail.OutboxMail.State;
import dev.paperclick.platform.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a mail when the server, the connection or the program fails. */
class OutboxTests {

    private static TestDatabase database;
    private static MailData data;

    private SmtpPeer peer;
    private MailProperties properties;
    private Outbox outbox;

    @BeforeAll
    static void migrate() {
        database = TestDatabase.fresh();
        data = new MailData(database);
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @BeforeEach
    void begin() {
        data.empty();
        data.usual();
        peer = new SmtpPeer();
        properties = new MailProperties(
                "127.0.0.1", String.valueOf(peer.port()), "", "", "none", "office@sender.example", "1");
        outbox = data.outbox(properties);
        Subscription steve =
                data.subscriptions().add(new Subscriptions.Wish(Kind.DIGEST, "steve", null, null, null, false));
        outbox.put(new Outbox.Order(
                Kind.DIGEST, MailData.WEEK, "steve@reader.example", "steve", steve.id(), null, MailData.MONDAY));
    }

    @AfterEach
    void end() {
        peer.close();
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 no <steve@reader.example> here, REFUSED",
        "DATA, 554 spam, REFUSED",
        "., 552 too large, REFUSED",
        "RCPT, 451 come back later, WAITING",
        "MAIL, 553 not you, WAITING",
        "., 451 disk full, WAITING",
        "EHLO, drop, WAITING",
        "CONNECT, 554 go away, WAITING",
        "CONNECT, hang, WAITING",
        "DATA, drop, WAITING"
    })
    void whatTheServerSaysDecides(String command, String answer, State state) {
        peer.answer(command, answer);
        if (command.equals("EHLO")) {
            peer.answer("HELO", answer);
        }

        Result result = run();

        assertThat(result.counts()).isEqualTo(Map.of(state, 1L));
        assertThat(MailWords.of(result))
                .contains("see 'paperclick mail status'")
                .doesNotContain("steve@");
        assertThat(mail().lastError()).isNotBlank().doesNotContain("steve@");

        peer.asUsual();
        List<String> before = peer.mails();
        data.clock().forward(Duration.ofMinutes(2));
        run();

        assertThat(mail().state()).isEqualTo(state == State.REFUSED ? State.REFUSED : State.SENT);
        assertThat(peer.mails()).hasSize(before.size() + (state == State.REFUSED ? 0 : 1));
    }

    @Test
    void waitsLongerFromAttemptToAttemptAndGivesUpAfterADay() {
        peer.answer("CONNECT", "421 busy");
        for (int minute = 0; minute < 27 * 60; minute += 30) {
            run();
            data.clock().forward(Duration.ofMinutes(30));
        }

        assertThat(mail().state()).isEqualTo(State.GIVEN_UP);
        assertThat(mail().attempts()).isBetween(12, 25);
        assertThat(mail().lastError()).contains("421");
        assertThat(peer.mails()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"drop", "hang"})
    void aServerThatTakesAMailWithoutSayingSoGetsItOnceMoreWithTheSameId(String silence) {
        peer.answer(".", silence);
        run();
        assertThat(mail().state()).isEqualTo(State.WAITING);

        for (int i = 0; i < 5; i++) {
            data.clock().forward(Duration.ofHours(3));
            run();
        }

        assertThat(peer.mails()).hasSize(2).allMatch(mail -> mail.contains("\nMessage-ID: " + mail().messageId()));
        assertThat(mail().state()).isEqualTo(State.UNCLEAR);
    }

    @Test
    void aMailWhoseSenderIsKilledBetweenTheServersYesAndItsNoteHasTheSameIdTwice(@TempDir Path home) {
        peer.answer(".", SmtpPeer.HANG);
        // due by the clock of this machine, too
        data.jdbc()
                .sql("update outbox_mails set next_attempt_at = '2026-01-01'")
                .update();
        try (PaperclickProcess sender = PaperclickProcess.start(
                home,
                Map.of(
                        "DATABASE_URL", database.psqlUrl(),
                        "SMTP_HOST", "127.0.0.1",
                        "SMTP_PORT", String.valueOf(peer.port()),
                        "SMTP_SECURITY", "none",
                        "SMTP_TIMEOUT", "600",
                        "MAIL_FROM", "office@sender.example"),
                "mail",
                "send")) {
            peer.awaitMail();
            sender.kill();
        }
        peer.asUsual();

        Result result = run();

        assertThat(result.count(State.SENT)).isOne();
        assertThat(peer.mails()).hasSize(2).allMatch(mail -> mail.contains("\nMessage-ID: " + mail().messageId()));
    }

    @Test
    void aRunningServerSendsWhatIsDueByItself() {
        MailRetries retries = new MailRetries(properties, outbox, data.round(properties));

        retries.start();
        peer.awaitMail();
        retries.close();

        assertThat(mail().state()).isEqualTo(State.SENT);
    }

    @Test
    void aServerWithoutSecurityGetsNoMailWhenSecurityIsAsked() {
        properties = new MailProperties(
                "127.0.0.1", String.valueOf(peer.port()), "", "", "starttls", "office@sender.example", "1");

        assertThat(run().count(State.WAITING)).isOne();

        assertThat(mail().lastError()).contains("STARTTLS");
        assertThat(peer.mails()).isEmpty();
    }

    @Test
    void whoUnsubscribesWhileAMailWaitsDoesNotGetIt() {
        peer.answer("MAIL", "451 busy");
        run();
        peer.asUsual();
        data.subscriptions().remove(null, "steve@reader.example", null);
        data.clock().forward(Duration.ofHours(1));

        run();

        assertThat(mail().state()).isEqualTo(State.SKIPPED);
        assertThat(peer.mails()).isEmpty();
    }

    @Test
    void alertsGoBeforeWeeklyMailsAndOneThatCannotBeWrittenKeepsNoOther() {
        MailRound round = new MailRound(
                database.dataSource(),
                outbox,
                new Postman(properties),
                List.of(new Unwritable(), data.digestLetters(properties)));
        outbox.put(new Outbox.Order(Kind.ALERT, "a1", "steve@reader.example", "steve", null, null, MailData.MONDAY));
        assertThat(outbox.nextDue().orElseThrow().kind()).isEqualTo(Kind.ALERT);

        Result result = round.run(() -> false).orElseThrow();

        assertThat(result.counts()).isEqualTo(Map.of(State.WAITING, 1L, State.SENT, 1L));
        assertThat(mail().lastError()).isEqualTo("it could not be written; the log says why");
    }

    private record Unwritable() implements LetterWriter {
        @Override
        public Kind kind() {
            return Kind.ALERT;
        }

        @Override
        public Optional<Draft> obstacle(OutboxMail mail) {
            return Optional.empty();
        }

        @Override
        public Draft write(OutboxMail mail) {
            throw new IllegalStateException("a writer with a mistake");
        }
    }

    private Result run() {
        return data.round(properties).run(() -> false).orElseThrow();
    }

    private OutboxMail mail() {
        return outbox.latest(9).get(0);
    }
}
