package dev.paperclick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.cli.CommandLineWorkspace.Result;
import dev.paperclick.targets.WebPages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code paperclick webhook}, with a receiver on this machine. */
class WebhookCommandTests {

    @TempDir
    private Path folder;

    private CommandLineWorkspace workspace;
    private WebPages receiver;

    @BeforeEach
    void open() throws IOException {
        workspace = new CommandLineWorkspace(folder);
        receiver = WebPages.open();
    }

    @AfterEach
    void close() {
        receiver.close();
        workspace.close();
    }

    private Result run(int code, String... arguments) {
        Result result = workspace.run(arguments);
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(code);
        assertThat(result.out() + result.err()).doesNotContain("Exception");
        return result;
    }

    private void setReceiver(String path) throws IOException {
        String secret = run(0, "webhook", "secret").out().strip();
        workspace.settings("""
                paperclick.alerts.webhook:
                  url: %s
                  secret: %s
                  allow-private: true
                """.formatted(receiver.url(path), secret));
    }

    @Test
    void withoutReceiverItIsSaidWhatToSet() {
        assertThat(run(2, "webhook", "test").err()).contains("ALERT_WEBHOOK_URL is not set");
        assertThat(run(2, "webhook", "enable").err()).contains("is not disabled");
        assertThat(run(0, "webhook", "status").out()).contains("No webhook was to be sent yet.");
    }

    @Test
    void aTestSaysWhatTheReceiverAnswers() throws IOException {
        setReceiver("/status/204");
        assertThat(run(0, "webhook", "test").out()).contains("Taken: the receiver answered 204.");

        setReceiver("/status/500");
        assertThat(run(3, "webhook", "test").err())
                .contains("The webhook did not arrive: ", "500")
                .doesNotContain("whsec_");
    }

    @Test
    void aReceiverThatWantedNoMoreIsServedAgainWhenThatIsWished() throws IOException {
        setReceiver("/status/204");
        workspace
                .database()
                .jdbc()
                .sql("""
                        insert into disabled_webhooks (url_sha256, disabled_at, reason)
                        values (encode(sha256(cast(:url as bytea)), 'hex'), now(), 'the receiver answered 410')
                        """)
                .param("url", receiver.url("/status/204").getBytes(StandardCharsets.UTF_8))
                .update();
        assertThat(run(1, "webhook", "status").out())
                .contains("Nothing is sent any more: the receiver answered 410.", "'paperclick webhook enable'");

        assertThat(run(0, "webhook", "enable").out()).contains("Enabled.");

        run(0, "webhook", "status");
        run(2, "webhook", "enable");
    }
}
