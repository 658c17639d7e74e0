package dev.paperclick.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.paperclick.platform.UserProblem;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationListTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,Question And Answers",
                "Saved Date,Job Url,Job Title,Company Name",
                "id,createdAt,title,salary,location,url,rootDomain,htmlDescription,deadline,color,lastMovedAt,boardId,boardName,"
                        + "listId,listName,companyId,companyName,companyDomain,creatorUserId",
                "Employer,Job Title,List,URL,Location,Salary,Date Saved,Notes",
                "id,company_name,role,location,url,excitement,source,min_salary,applied_at,statusName,status",
                "index,createdAt,applied,appliedDate,Company,JobTitle,jobType,workplaceType,Location,JobSource,Status",
                "status,title,company,location,date,blurb,tags,link,id,provider,query,locale",
                "Company,Role,Stage,Location,Salary,Source,Tags",
                "ID,Company,Role,Status,Date applied,Next follow-up,Source,Pay,Link,Notes,Interview log"
            })
    void understandsTheHeadersOfKnownExports(String header) throws IOException {
        List<String> columns = List.of(header.split(",", -1));
        List<String> cells = new ArrayList<>();
        for (String column : columns) {
            cells.add(
                    switch (column.toLowerCase(java.util.Locale.ROOT).replaceAll("[ _]", "")) {
                        case "company", "companyname", "employer" -> "Acme";
                        case "title", "jobtitle", "role" -> "Engineer";
                        default -> "";
                    });
        }

        List<CsvRow> rows = read(header + "\n" + String.join(",", cells) + "\n");

        assertThat(accepted(rows)).singleElement().satisfies(application -> {
            assertThat(application.company()).isEqualTo("Acme");
            assertThat(application.title()).isEqualTo("Engineer");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void recognisesTheDelimiter(String delimiter) throws IOException {
        List<CsvRow> rows = read("company,title,notes\nAcme,Engineer,\"a, b; c\td|e\"\n"
                .replace("company,title,notes", String.join(delimiter, "company", "title", "notes"))
                .replace("Acme,Engineer,", String.join(delimiter, "Acme", "Engineer", "")));

        assertThat(accepted(rows))
                .singleElement()
                .satisfies(application -> assertThat(application.fields()).containsEntry("notes", "a, b; c\td|e"));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,false", "UTF-8,true", "UTF-16LE,true", "UTF-16BE,true", "windows-1252,false"})
    void recognisesTheEncoding(String charset, boolean mark) throws IOException {
        Path file = folder.resolve("list.csv");
        String text = (mark ? "\uFEFF" : "") + "company,title\nMüller & Söhne,Ingénieur\n";
        Files.write(file, text.getBytes(Charset.forName(charset)));

        assertThat(accepted(read(file)))
                .singleElement()
                .extracting(Application::company, Application::title)
                .containsExactly("Müller & Söhne", "Ingénieur");
    }

    @Test
    void passesOverPreambleSepLineCommentsAndBlankLines() throws IOException {
        List<CsvRow> rows = read("""
                sep=;
                Notes:
                "exported on Monday"

                company;title
                # not yet sent

                Acme;Engineer
                ;;
                """);

        assertThat(rows).singleElement().extracting(CsvRow::line).isEqualTo(8);
    }

    @Test
    void countsPhysicalLinesAcrossQuotedLineBreaks() throws IOException {
        List<CsvRow> rows = read("company,title,notes\r\nAcme,Engineer,\"one\r\ntwo\r\nthree\"\r\nBeta,,x\r\n");

        assertThat(rows).extracting(CsvRow::line).containsExactly(2, 5);
        assertThat(accepted(rows).get(0).fields()).containsEntry("notes", "one\ntwo\nthree");
    }

    @Test
    void rejectsARowWithAnUnclosedQuoteAndReadsOn() throws IOException {
        List<CsvRow> rows = read("company,title,notes\nAcme,Engineer,\"never closed\nBeta,Clerk,x\nGamma,Cook,y\n");

        assertThat(rows).extracting(CsvRow::line).containsExactly(2, 3, 4);
        assertThat(rows.get(0))
                .isInstanceOfSatisfying(
                        CsvRow.Rejected.class,
                        row -> assertThat(row.problems().get(0).reason()).contains("opens a quote"));
        assertThat(accepted(rows)).extracting(Application::company).containsExactly("Beta", "Gamma");
    }

    @Test
    void saysAllThatIsWrongWithARow() throws IOException {
        List<CsvRow> rows = read("""
                company,title,job_url,applied_at,resume_template,candidate_id
                ,,javascript:alert(1),2026-02-30,nowhere.docx,nobody
                """);

        assertThat(rows)
                .singleElement()
                .isInstanceOfSatisfying(
                        CsvRow.Rejected.class,
                        row -> assertThat(row.problems())
                                .extracting(CsvRow.Problem::column)
                                .containsExactly(
                                        "company",
                                        "title",
                                        "candidate_id",
                                        "job_url",
                                        "applied_at",
                                        "resume_template"));
    }

    @Test
    void rejectsARowWithTooManyCellsButNotTrailingSeparators() throws IOException {
        List<CsvRow> rows = read("company,title\nAcme,Engineer,,,\nBeta,Cook,and more\n");

        assertThat(rows.get(0)).isInstanceOf(CsvRow.Accepted.class);
        assertThat(rows.get(1))
                .isInstanceOfSatisfying(
                        CsvRow.Rejected.class,
                        row -> assertThat(row.problems().get(0).reason())
                                .contains("3 cells")
                                .contains("2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2026-03-04;2026-03-04T00:00Z",
                "2022-02-26 19:17:05;2022-02-26T19:17:05Z",
                "2026-03-04T10:00:00+02:00;2026-03-04T10:00+02:00",
                "7/6/23, 2:20 PM;2023-07-06T14:20Z",
                "11/20/24, 8:15\u202FAM;2024-11-20T08:15Z",
                "1/2/26;2026-01-02T00:00Z",
                "12/31/2025, 12:05 AM;2025-12-31T00:05Z"
            })
    void understandsDates(String written, String time) throws IOException {
        List<CsvRow> rows = read("company,title,applied_at\nAcme,Engineer,\"" + written + "\"\n");

        assertThat(accepted(rows))
                .singleElement()
                .extracting(Application::appliedAt)
                .isEqualTo(time);
    }

    @Test
    void decidesTheOrderOfDayAndMonthForTheWholeList() throws IOException {
        Path file = write("company,title,applied_at\nAcme,Engineer,03/04/2026\nBeta,Cook,25/04/2026\n");

        assertThat(accepted(read(file)))
                .extracting(Application::appliedAt)
                .containsExactly("2026-04-03T00:00Z", "2026-04-25T00:00Z");
        assertThat(survey(file).survey().datesReadBothWays()).isFalse();
    }

    @Test
    void saysWhenNothingDecidesTheOrderOfDayAndMonth() throws IOException {
        Path file = write("company,title,applied_at\nAcme,Engineer,03/04/2026\n");

        assertThat(survey(file).survey().datesReadBothWays()).isTrue();
    }

    @Test
    void derivesTheSameIdsFromTheSameRowInAnySpelling() throws IOException {
        List<Application> applications = new ArrayList<>();
        for (String row : List.of(
                "Acme  Ltd,Engineer,https://Jobs.example.com/1/",
                "ACME Ltd,engineer,https://jobs.example.com/1#apply",
                "Acme Ltd,Engineer,https://jobs.example.com/2")) {
            applications.addAll(accepted(read("company,title,job_url\n" + row + "\n")));
        }

        assertThat(applications.get(0).applicationId())
                .isEqualTo(applications.get(1).applicationId())
                .isNotEqualTo(applications.get(2).applicationId())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(applications.get(0).jobId()).isNotEqualTo(applications.get(0).applicationId());
    }

    @Test
    void rejectsTheSameApplicationFurtherDownWithBothLines() throws IOException {
        List<CsvRow> rows = read("""
                company,title,job_url
                Acme,Engineer,
                Beta,Cook,https://jobs.example.com/1
                ACME,engineer,
                Beta,Head cook,https://jobs.example.com/1/#top
                """);

        assertThat(accepted(rows)).extracting(Application::company).containsExactly("Acme", "Beta");
        assertThat(rows.subList(2, 4))
                .extracting(
                        CsvRow::line,
                        row -> ((CsvRow.Rejected) row).problems().get(0).reason())
                .containsExactly(
                        tuple(4, "the row is the same application as line 2; remove one of the two"),
                        tuple(5, "the row is the same application as line 3; remove one of the two"));
    }

    @Test
    void keepsGivenIdsAndEveryOtherColumn() throws IOException {
        Application application = accepted(
                        read("Company,Title,job id,application_id,Dress Code\nAcme,Cook,J1,A1,black\n"))
                .get(0);

        assertThat(application.jobId()).isEqualTo("J1");
        assertThat(application.applicationId()).isEqualTo("A1");
        assertThat(application.fields()).containsEntry("dress_code", "black");
    }

    @Test
    void takesMarksOfEmptinessForEmptyButNotInTexts() throws IOException {
        Application application = accepted(read("company,title,location,job_url,notes\nAcme,Cook,N/A,-,-\n"))
                .get(0);

        assertThat(application.fields())
                .doesNotContainKeys("location", "job_url")
                .containsEntry("notes", "-");
    }

    @Test
    void keepsAnUnknownStageAsText() throws IOException {
        List<Application> applications =
                accepted(read("company,title,status\nAcme,Cook,Interviewing\nBeta,Cook,Zweitgespräch\n"));

        assertThat(applications).extracting(Application::stage).containsExactly("interview", "Zweitgespräch");
    }

    @Test
    void rejectedRowsCanBeCorrectedAndFedInAgain() throws IOException {
        Path file = write("company,title,notes\n,Engineer,=1+1\nAcme,\"Cook\nand baker\",-5\n,,\"a \"\"b\"\"\"\n");
        List<CsvRow.Rejected> rejected = read(file).stream()
                .filter(CsvRow.Rejected.class::isInstance)
                .map(CsvRow.Rejected.class::cast)
                .toList();
        StringWriter written = new StringWriter();
        RejectedRows.write(written, survey(file).header(), rejected.stream());
        String text = written.toString();

        assertThat(text).contains("'=1+1").contains("2,company,").contains("5,company; title,");
        Path again = folder.resolve("rejected.csv");
        Files.writeString(again, text.replace(",Engineer", "Fixed,Engineer"));
        Application corrected = accepted(read(again)).get(0);

        assertThat(corrected.company()).isEqualTo("Fixed");
        assertThat(corrected.fields()).containsEntry("notes", "=1+1").doesNotContainKeys("line", "column", "reason");
    }

    @Test
    void refusesWhatIsNoList() {
        assertThatThrownBy(() -> survey(folder.resolve("none.csv")))
                .isInstanceOf(UserProblem.class)
                .hasMessageContaining("none.csv: no such file");
        assertThatThrownBy(() -> survey(folder)).isInstanceOf(UserProblem.class).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> survey(write("")))
                .isInstanceOf(UserProblem.class)
                .hasMessageContaining("is empty");
        assertThatThrownBy(() -> survey(write("\n\n \n")))
                .isInstanceOf(UserProblem.class)
                .hasMessageContaining("is empty");
        assertThatThrownBy(() -> survey(write("Acme,Engineer\nBeta,Cook\n")))
                .isInstanceOf(UserProblem.class)
                .hasMessageContaining("no header line");
        assertThatThrownBy(() -> survey(write("company§title\nAcme§Engineer\n")))
                .isInstanceOf(UserProblem.class)
                .hasMessageContaining("separated by comma, semicolon, tab or |");
        assertThatThrownBy(() -> survey(write("firm,job title\nAcme,Engineer\n")))
                .isInstanceOf(UserProblem.class)
                .hasMessageContaining("line 1 has no column 'company'")
                .hasMessageContaining("'firm'");
        assertThatThrownBy(() -> survey(write("PK\u0003\u0004 spreadsheet")))
                .isInstanceOf(UserProblem.class)
                .hasMessageContaining("is a spreadsheet");
    }

    @Test
    void readsALineThatIsTooLongAsOneRejectedRow() throws IOException {
        List<CsvRow> rows = read("company,title\nAcme," + "x".repeat(1_500_000) + "\nBeta,Cook\n");

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).isInstanceOf(CsvRow.Rejected.class);
        assertThat(accepted(rows)).extracting(Application::company).containsExactly("Beta");
    }

    private static ApplicationList survey(Path file) {
        return ApplicationList.survey(file, HeaderAliases.NONE);
    }

    private Path write(String text) throws IOException {
        return Files.write(folder.resolve("list.csv"), text.getBytes(StandardCharsets.UTF_8));
    }

    private List<CsvRow> read(String text) throws IOException {
        return read(write(text));
    }

    private static List<CsvRow> read(Path file) throws IOException {
        List<CsvRow> rows = new ArrayList<>();
        survey(file).forEachRow("steve", Set.of("steve")::contains, Set.of("a.docx")::contains, rows::add);
        return rows;
    }

    private static List<Application> accepted(List<CsvRow> rows) {
        return rows.stream()
                .filter(CsvRow.Accepted.class::isInstance)
                .map(row -> ((CsvRow.Accepted) row).application())
                .toList();
    }
}
