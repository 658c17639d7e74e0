package dev.paperclick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.TestInput;
import dev.paperclick.ThreadProperties;
import dev.paperclick.cli.CommandLineWorkspace.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TemplateCommandTests {

    private static final String HOME = "paperclick.home";
    private static final String COLUMNS = "paperclick.columns.out";

    @TempDir
    Path folder;

    /** In a folder without a database, where starting Spring would fail or take seconds. */
    private Result check(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "template";
        all[1] = "check";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = ThreadProperties.with(
                HOME, folder.toString(), () -> Main.run(all, new PrintStream(out, true), new PrintStream(err, true)));
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Result check(int columns, String template) {
        return ThreadProperties.with(COLUMNS, String.valueOf(columns), () -> check(template));
    }

    private String template(String... paragraphs) throws IOException {
        Path file = folder.resolve("mine.docx");
        try (XWPFDocument document = new XWPFDocument();
                OutputStream out = Files.newOutputStream(file)) {
            for (String paragraph : paragraphs) {
                document.createParagraph().createRun().setText(paragraph);
            }
            document.write(out);
        }
        return file.toString();
    }

    private String list(String header) throws IOException {
        return Files.writeString(folder.resolve("list.csv"), header + "\n").toString();
    }

    @Test
    void saysWhoFillsEachPlaceholderWithoutListOrDatabase() throws IOException {
        Result result = check(template(
                "{{company}} {{date}} {{full_name}}",
                "{{#work}}",
                "{{name}} {{.}} {{name}}",
                "{{/work}}",
                "{{^phone}}-{{/phone}}"));

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("""
                Placeholder    Kind      Place     Section  Filled by                In the text
                {{company}}    value     the body           column company           {{company}} {{date}} {{full_name}}
                {{date}}       value     the body           always there             {{company}} {{date}} {{full_name}}
                {{full_name}}  value     the body           always there             {{company}} {{date}} {{full_name}}
                {{work}}       section   the body           the profile              {{#work}}
                {{name}} ×2    value     the body  work     the profile              {{name}} {{.}} {{name}}
                {{.}}          value     the body  work     the item of the section  {{name}} {{.}} {{name}}
                {{phone}}      inverted  the body           the profile              {{^phone}}-{{/phone}}

                mine.docx: 8 placeholders; documents can be made of it.

                Checked against the columns of any list and any profile.
                """);
    }

    @Test
    void unknownNamesAreNoMistakeAndComeWithTheNearestOnes() throws IOException {
        Result result = check(
                template("{{compnay}} {{calendy_url}} {{hiring_manager}} {{full_nam}} {{zebra}} {{basics.citty}}"));

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("unknown; did you mean {{company}}?")
                .contains("unknown; did you mean {{calendly_url}}?")
                .contains("unknown; did you mean {{recipient_name}}?")
                .contains("unknown; did you mean {{full_name}}?")
                .contains("unknown; did you mean {{city}}?")
                .containsPattern("\\{\\{zebra}} .* unknown  ")
                .contains("6 placeholders, 6 unknown names; documents can be made of it.");
    }

    @Test
    void tellsAllMistakesAtOnceAndStillShowsTheTable() throws IOException {
        Result result = check(template("Dear {{company, hello", "{{#work}}", "{{title}}"));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out())
                .contains(
                        "Problem: mine.docx, the body, in “Dear {{company, hello”: {{company, hello is not closed; end the tag with }}",
                        "Problem: mine.docx, the body, in “{{#work}}”: {{#work}} is never closed",
                        "{{title}}",
                        "mine.docx: 2 placeholders; 2 problems to mend first.");
    }

    @Test
    void aFileThatIsNoTemplateIsAProblemOfItsOwn() throws IOException {
        Path file = Files.writeString(folder.resolve("letter.docx"), "Dear Sir");

        Result result = check(file.toString());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).contains("Problem: letter.docx", "1 problem to mend first");
    }

    @Test
    void aListDecidesWhichColumnsThereAre() throws IOException {
        String template = template("{{company}} {{visa_status}} {{opening_paragraph}} {{salutation}}");

        assertThat(check(template).out()).contains("unknown", "column opening_paragraph");
        assertThat(check(template, "--list", list("company,title,Visa Status")).out())
                .contains("column visa_status", "the list has no column opening_paragraph", "always there")
                .doesNotContain("unknown");
    }

    @Test
    void aSectionOverATextHasNoNamesOfItsOwn() throws IOException {
        Result result = check(template("{{#location}}{{location}}{{/location}}", "{{#work}}{{location}}{{/work}}"));

        assertThat(result.out())
                .containsPattern("location}} +value .* location +column location  ")
                .containsPattern("location}} +value .* work +the profile  ");
    }

    @Test
    void aMissingListIsWrongUse() throws IOException {
        Result result = check(template("{{company}}"), "--list", "none.csv");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("none.csv: no such file");
    }

    @Test
    void theProfileDecidesWhatItHas() throws IOException {
        try (CommandLineWorkspace workspace = new CommandLineWorkspace(folder)) {
            workspace.run(
                    "candidate",
                    "import",
                    workspace.path("input/candidate.json").toString());
            String template = template(
                    "{{calendly_url}} {{basics.location.city}} {{phon}}",
                    "{{#work}}{{period}} {{awarder}}{{#highlights}}{{.}}{{/highlights}}{{/work}}",
                    "{{#volunteer}}{{organization}}{{/volunteer}}");

            Result result = workspace.run("template", "check", template, "--candidate", "steve_glen");

            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out())
                    .containsPattern("calendly_url}} .*the profile  ")
                    .containsPattern("basics.location.city}} .*the profile  ")
                    .contains("unknown; did you mean {{phone}}")
                    .containsPattern("period}} .*work .*the profile  ")
                    .containsPattern("highlights}} .*work .*the profile  ")
                    .containsPattern("awarder}} .*work .*the profile has none  ");
            assertThat(workspace
                            .run("template", "check", template, "--candidate", "nobody")
                            .exitCode())
                    .isEqualTo(2);
        }
    }

    @Test
    void jsonHasTheSameFacts() throws IOException {
        Result result = check(template("{{compnay}} {{#work}}{{name}}{{/work}} {{oops"), "--json");

        assertThat(result.exitCode()).isEqualTo(2);
        JsonNode report = JsonMapper.shared().readTree(result.out());
        assertThat(report.propertyNames())
                .containsExactly("template", "list", "candidate", "usable", "problems", "warnings", "placeholders");
        assertThat(report.path("usable").booleanValue()).isFalse();
        JsonNode problem = report.path("problems").get(0);
        assertThat(problem.path("place").asString()).isEqualTo("the body");
        assertThat(problem.path("tag").asString()).isEqualTo("{{oops");
        assertThat(problem.path("paragraph").asString()).contains("{{compnay}}");
        JsonNode unknown = report.path("placeholders").get(0);
        assertThat(unknown.path("from").asString()).isEqualTo("unknown");
        assertThat(unknown.path("nearest").get(0).asString()).isEqualTo("company");
        assertThat(unknown.path("text").asString()).startsWith("{{compnay}} {{#work}}");
        assertThat(report.path("placeholders").get(2).path("section").asString())
                .isEqualTo("work");
    }

    @Test
    void theShippedTemplatesAreFilledByTheShippedInput() throws IOException {
        TestInput.copyTo(folder);
        for (String name : new String[] {"resume.docx", "cover_letter.docx"}) {
            Result result = check(
                    folder.resolve("input/templates/" + name).toString(),
                    "--list",
                    folder.resolve("input/applications.csv").toString());
            assertThat(result.exitCode()).isZero();
            assertThat(result.out()).doesNotContain("unknown");
        }
    }

    @Test
    void theListAndTheCandidateOfTheInputCountByThemselves() throws IOException {
        TestInput.copyTo(folder);
        Files.writeString(folder.resolve("input/applications.csv"), "company,title,Visa Status\n");
        String template =
                template("{{visa_status}} {{opening_paragraph}} {{linkedin_url}} {{gitlab_url}} {{linkdin_url}}");

        Result result = check(template);

        assertThat(result.out())
                .contains("column visa_status", "the list has no column opening_paragraph")
                .containsPattern("linkedin_url}} .* the profile  ")
                .containsPattern("gitlab_url}} .* the profile has no such account  ")
                .contains("unknown; did you mean {{linkedin_url}}?")
                .containsPattern("Checked against the list .*applications.csv and the profile steve_glen\\.");
    }

    @Test
    void anAccountOfAnyProfileIsKnownWithoutOne() throws IOException {
        assertThat(check(template("{{github_url}} {{Stack Overflow URL}}")).out())
                .contains("the profile, if it has that account")
                .doesNotContain("unknown");
    }

    @Test
    void aListThatNobodyAskedForMayBeBroken() throws IOException {
        TestInput.copyTo(folder);
        Files.write(folder.resolve("input/applications.csv"), new byte[] {0, 1, 2});

        assertThat(check(template("{{company}}")).out()).contains("Checked against the columns of any list");
    }

    @Test
    void checksSeveralTemplatesAtOnceAndPassesOverLockFiles() throws IOException {
        Path good = Files.copy(Path.of(template("{{company}}")), folder.resolve("good.docx"));
        Path bad = Files.copy(Path.of(template("{{company")), folder.resolve("bad.docx"));
        Path lock = Files.writeString(folder.resolve("~$good.docx"), "Ada");

        Result result = check(good.toString(), bad.toString(), lock.toString());
        Result json = check(good.toString(), bad.toString(), "--json");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out())
                .contains("good.docx: 1 placeholder; documents", "bad.docx: 0 placeholders; 1 problem")
                .doesNotContain("~$")
                .containsOnlyOnce("Checked against");
        assertThat(JsonMapper.shared().readTree(json.out())).hasSize(2);
        assertThat(check(good.toString(), good.toString()).exitCode()).isZero();
        assertThat(check().exitCode()).isEqualTo(2);
    }

    @Test
    void aNarrowTerminalShowsOneBelowTheOther() throws IOException {
        Result result = check(
                44,
                template("We like {{compnay}} for what it has done all these years", "{{#work}}{{url}}{{/work}} {{x"));

        assertThat(result.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(44));
        assertThat(result.out()).contains("""
                {{compnay}}
                    value in the body
                    filled by: unknown; did you mean
                    {{company}}?
                    “We like {{compnay}} for what it has
                    done all these years”
                """);
        assertThat(result.out()).contains("value in the body, section work");
    }

    @Test
    void aWideTerminalCutsOnlyTheText() throws IOException {
        Result result = check(90, template("We like {{company}} for what it has done all these years"));

        assertThat(result.out())
                .contains("{{company}}  value  the body           column company  We like {{company}} for what it");
        assertThat(result.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(90));
    }

    @Test
    void withoutASubcommandItExplainsItself() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThat(Main.run(new String[] {"template"}, new PrintStream(out, true), System.err))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("check");
    }
}
