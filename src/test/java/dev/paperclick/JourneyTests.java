package dev.paperclick;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.PaperclickProcess.Result;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** From the list to the report, with the embedded database and a process for each command, as in the README. */
@Execution(ExecutionMode.CONCURRENT)
class JourneyTests {

    private static final String BROWSER =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                    + "Chrome/141.0.0.0 Safari/537.36";
    private static final Map<String, String> SETTINGS = Map.of("SERVER_PORT", "0", "CONSOLE_PORT", "0");

    @TempDir
    Path workspace;

    @Test
    void aLinkFoundInADocumentIsFollowedAndCounted() throws IOException, InterruptedException {
        TestInput.copyTo(workspace);
        Result generated = PaperclickProcess.run(workspace, SETTINGS, "generate", "input/applications.csv");
        assertThat(generated.exitCode()).as(generated.toString()).isZero();
        assertThat(generated.out()).contains("Generated        14 pairs").contains("for trying out, not for sending");

        Path resume = onlyFile("Tamarack-Health", "resume_Steve_Glen_");
        Path letter = onlyFile("Tamarack-Health", "cover_letter_Steve_Glen_");
        String inResume = Docx.read(resume).trackedLink("calendly");
        String inLetter = Docx.read(letter).trackedLink("calendly");
        assertThat(inResume).endsWith("?d=r").startsWith("http://localhost:8080/track/lt_calendly_");
        assertThat(inLetter).isEqualTo(inResume.replace("?d=r", "?d=c"));

        try (PaperclickProcess server = PaperclickProcess.start(workspace, SETTINGS, "serve")) {
            Awaitility.await()
                    .atMost(Waits.LONG)
                    .until(() -> !server.isAlive() || server.out().contains("Ctrl-C"));
            String health = "http://localhost:" + port(server.out(), "Tracked links") + "/health";
            Awaitility.await().atMost(Waits.LONG).until(() -> get(health).statusCode() == 200);
            HttpResponse<String> answer = get(
                    inLetter.replace("8080", port(server.out(), "Tracked links")),
                    "User-Agent",
                    BROWSER,
                    "Accept-Language",
                    "en-CA",
                    "Sec-Fetch-Mode",
                    "navigate",
                    "Sec-Fetch-User",
                    "?1");

            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location"))
                    .hasValueSatisfying(
                            location -> assertThat(location).startsWith("https://calendly.com/steve-glen/30min"));
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("private, no-store");

            String id = inLetter.replaceAll(".*/|\\?.*", "");
            String analytics =
                    "http://localhost:" + port(server.out(), "Console") + "/api/link-tracking/analytics/" + id;
            Awaitility.await()
                    .atMost(Waits.LONG)
                    .untilAsserted(() -> assertThat(get(analytics).body())
                            .contains("\"total_clicks\":1")
                            .contains("\"human_clicks\":1"));

            // another process, while the server runs and holds the database
            Result report = PaperclickProcess.run(workspace, SETTINGS, "report", "--days", "7");
            assertThat(report.exitCode()).as(report.toString()).isZero();
            // among the applications, and then among those to follow up
            assertThat(report.out().lines().filter(line -> line.contains("Tamarack Health")))
                    .hasSize(2)
                    .first()
                    .asString()
                    .containsPattern("\\b1\\b");
            assertThat(server.terminate().exitCode()).isZero();
        }

        Result again = PaperclickProcess.run(workspace, SETTINGS, "generate", "input/applications.csv");
        assertThat(again.out()).contains("Generated         0 pairs").contains("Unchanged        14 pairs");
    }

    private Path onlyFile(String company, String name) throws IOException {
        try (Stream<Path> files = Files.walk(workspace.resolve("output/applications"))) {
            return files.filter(
                            file -> file.getParent().getFileName().toString().startsWith(company))
                    .filter(file -> file.getFileName().toString().startsWith(name))
                    .reduce((one, other) -> {
                        throw new AssertionError("both " + one + " and " + other);
                    })
                    .orElseThrow();
        }
    }

    private static String port(String announcement, String listener) {
        Matcher matcher = Pattern.compile(listener + " .*:(\\d+)/").matcher(announcement);
        assertThat(matcher.find()).as(announcement).isTrue();
        return matcher.group(1);
    }

    private static HttpResponse<String> get(String url, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
