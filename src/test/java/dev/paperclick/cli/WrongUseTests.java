package dev.paperclick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.cli.CommandLineWorkspace.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads who gets something wrong: one sentence, the right exit code, and nothing half-written. */
class WrongUseTests {

    @TempDir
    Path folder;

    private CommandLineWorkspace workspace;

    @BeforeEach
    void open() throws IOException {
        workspace = new CommandLineWorkspace(folder);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void missingList() throws IOException {
        refused(2, "no-such.csv: no such file", "generate", list("no-such.csv"));
    }

    @Test
    void daysThatAreNone() {
        for (String[] command :
                new String[][] {{"report", "--from", "2026-02-30"}, {"applications", "list", "--since", "2026-02-30"}
                }) {
            Result result = workspace.run(command);

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err())
                    .contains("'2026-02-30' is not a day; write one such as 2026-11-01")
                    .doesNotContain("java.");
        }
    }

    @Test
    void emptyList() throws IOException {
        workspace.write("input/empty.csv", "");
        refused(2, "empty.csv: is empty", "generate", list("empty.csv"));
    }

    @Test
    void listWithoutHeader() throws IOException {
        workspace.write("input/bare.csv", "Acme,Engineer\n");
        refused(2, "bare.csv: has no header line", "generate", list("bare.csv"));
    }

    @Test
    void listWithAnUnknownDelimiter() throws IOException {
        workspace.write("input/odd.csv", "company@title\nAcme@Engineer\n");
        refused(2, "odd.csv: has no header line", "generate", list("odd.csv"));
    }

    @Test
    void listWithoutARequiredColumn() throws IOException {
        workspace.write("input/half.csv", "company,city\nAcme,Edmonton\n");
        refused(2, "half.csv: line 1 has no column 'title'", "generate", list("half.csv"));
    }

    @Test
    void missingTemplate() throws IOException {
        Files.delete(workspace.path("input/templates/resume.docx"));
        refused(2, "resume.docx", "generate", list("applications.csv"));
    }

    @Test
    void templateThatIsNoDocument() throws IOException {
        workspace.write("input/templates/cover_letter.docx", "Dear Sir");
        refused(2, "cover_letter.docx", "generate", list("applications.csv"));
    }

    @Test
    void templateWithABrokenTag() throws IOException {
        Path broken = workspace.path("input/templates/broken.docx");
        try (XWPFDocument document = new XWPFDocument();
                OutputStream out = Files.newOutputStream(broken)) {
            document.createParagraph().createRun().setText("Dear {{recipient_name, hello");
            document.write(out);
        }
        assertThat(refused(
                                2,
                                "broken.docx",
                                "generate",
                                list("applications.csv"),
                                "--cover-letter-template",
                                broken.toString())
                        .err())
                .contains("Dear {{recipient_name, hello");
    }

    @Test
    void noCandidate() throws IOException {
        Files.delete(workspace.path("input/candidate.json"));
        refused(2, "There is no candidate yet", "generate", list("applications.csv"));
    }

    @Test
    void unknownCandidate() throws IOException {
        refused(2, "--candidate 'nobody' is not known", "generate", list("applications.csv"), "--candidate", "nobody");
    }

    @Test
    void outputThatIsAFile() throws IOException {
        workspace.write("output/applications", "in the way");
        refused(3, "documents cannot be written there", "generate", list("applications.csv"));
    }

    @Test
    void requiredPublicAddress() throws IOException {
        refused(2, "Set BASE_REDIRECT_URL", "generate", list("applications.csv"), "--require-public");
    }

    @Test
    void redirectAddressThatIsNone() throws IOException {
        workspace.settings("paperclick.links.base-redirect-url: ftp://example.com\n");
        refused(2, "BASE_REDIRECT_URL is 'ftp://example.com'", "generate", list("applications.csv"));
    }

    @Test
    void settingOfTheWrongKind() throws IOException {
        workspace.settings("paperclick.links.tracking-enabled: perhaps\n");
        refused(2, "tracking-enabled", "generate", list("applications.csv"));
    }

    @Test
    void portThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            workspace.settings(
                    "paperclick.server:\n  public-host: 127.0.0.1\n  public-port: " + taken.getLocalPort() + "\n");
            refused(3, String.valueOf(taken.getLocalPort()), "serve");
        }
    }

    @Test
    void consoleOpenToOthersWithoutAKey() throws IOException {
        workspace.settings("paperclick.server.console-host: 0.0.0.0\n");
        refused(2, "PAPERCLICK_API_KEY", "serve");
    }

    @Test
    void databaseThatDoesNotAnswer() throws IOException {
        Files.writeString(
                workspace.path("application.yml"),
                "paperclick.database.url: postgresql://someone:secret@127.0.0.1:1/paperclick\n");
        Result result = refused(3, "127.0.0.1:1", "generate", list("applications.csv"));
        assertThat(result.err()).doesNotContain("secret");
    }

    @Test
    void databaseAddressThatIsNoneForWhichNoServerNeedWait() throws IOException {
        Files.writeString(workspace.path("application.yml"), "paperclick.database.url: mysql://someone:secret@db/x\n");
        Result result = refused(2, "DATABASE_URL is not the address of a PostgreSQL database", "serve");
        assertThat(result.err()).doesNotContain("secret");
    }

    @Test
    void unknownOptionAndCommandAreAnsweredWithoutTouchingAnything() {
        assertThat(quick("generate", "--nonsense", "x.csv")).satisfies(result -> {
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).contains("--nonsense");
        });
        assertThat(quick("generat")).satisfies(result -> {
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).contains("generate");
        });
        assertThat(quick("generate")).satisfies(result -> {
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).contains("LIST");
        });
        assertThat(quick("generate", "x.csv", "--workers", "0").err()).contains("--workers must be at least 1");
    }

    private String list(String name) {
        return workspace.path("input").resolve(name).toString();
    }

    private Result refused(int code, String sentence, String... arguments) throws IOException {
        Result result = workspace.run(arguments);
        assertThat(result.err()).contains(sentence).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(result.err().strip().lines()).as(result.err()).hasSize(1);
        assertThat(result.exitCode()).isEqualTo(code);
        assertThat(result.out()).isEmpty();
        try (var files = Files.walk(workspace.path("output"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".docx"))).isEmpty();
        }
        return result;
    }

    private static Result quick(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(arguments, new PrintStream(out, true), new PrintStream(err, true));
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
