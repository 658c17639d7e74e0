package dev.paperclick.reports.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.exceptions.CsvException;
import dev.paperclick.reports.Report;
import dev.paperclick.reports.ReportWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** All files of a report say the numbers of the report, whatever is in it, and do nothing but say them. */
class SameNumbersTests {

    static Stream<Named<Supplier<Report>>> reports() {
        return Stream.of(
                Named.of("nothing happened", SampleReports::empty),
                Named.of("one application", SampleReports::oneApplication),
                Named.of("a candidate", SampleReports::aCandidate),
                Named.of("a firm", SampleReports::aFirm),
                Named.of("hostile values", SampleReports::hostile));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void areInEachFile(Supplier<Report> made) throws IOException, CsvException {
        Report report = made.get();
        Map<String, String> numbers = ReadBack.from(report);

        assertThat(ReadBack.fromJson(bytes(new JsonReport(), report))).isEqualTo(numbers);
        assertThat(ReadBack.fromCsv(bytes(new CsvReport(), report))).isEqualTo(numbers);
        assertThat(ReadBack.fromXlsx(bytes(new XlsxReport(), report))).isEqualTo(numbers);
        assertThat(ReadBack.fromHtml(bytes(new HtmlReport(), report))).isEqualTo(numbers);
    }

    @Test
    void areInEachFileOfTenThousandApplicationsAndPagesSayWhatTheyLeaveOut() throws IOException, CsvException {
        Report report = SampleReports.withApplications(10_000);
        Map<String, String> numbers = ReadBack.from(report);

        assertThat(ReadBack.fromJson(bytes(new JsonReport(), report))).isEqualTo(numbers);
        assertThat(ReadBack.fromCsv(bytes(new CsvReport(), report))).isEqualTo(numbers);
        assertThat(ReadBack.fromXlsx(bytes(new XlsxReport(), report))).isEqualTo(numbers);
        byte[] page = bytes(new HtmlReport(), report);
        Map<String, String> shown = ReadBack.fromHtml(page);
        assertThat(numbers).containsAllEntriesOf(shown);
        assertThat(shown.keySet().stream().filter(key -> key.startsWith("application/")))
                .hasSize(500);
        assertThat(new String(page, StandardCharsets.UTF_8)).contains("The first 500 of 10,000 lines");
    }

    @ParameterizedTest
    @MethodSource("reports")
    void areTheSameBytesForTheSameReport(Supplier<Report> made) throws IOException {
        for (ReportWriter writer :
                new ReportWriter[] {new JsonReport(), new CsvReport(), new XlsxReport(), new HtmlReport()}) {
            assertThat(bytes(writer, made.get())).as(writer.format()).isEqualTo(bytes(writer, made.get()));
        }
    }

    @Test
    void stayTextInWorkbooksWhateverTheyBeginWith() throws IOException {
        int quoted = 0;
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(new ByteArrayInputStream(bytes(new XlsxReport(), SampleReports.hostile())))) {
            for (Sheet sheet : workbook) {
                assertThat(sheet.getHyperlinkList()).isEmpty();
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                        if (cell.getCellType() == CellType.STRING
                                && cell.getStringCellValue().startsWith("=")) {
                            assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
                            quoted++;
                        }
                    }
                }
            }
        }
        assertThat(quoted).isPositive();
    }

    @Test
    void areMarkupNowhereInPages() throws IOException {
        Document page =
                Jsoup.parse(new String(bytes(new HtmlReport(), SampleReports.hostile()), StandardCharsets.UTF_8));

        assertThat(page.select("script, img, iframe, object, link, a[href^=http], [onerror], [style]"))
                .isEmpty();
        assertThat(page.select("style")).hasSize(1);
        assertThat(page.text())
                .contains("<script>alert(document.domain)</script>", "${7*7}", "👩‍👩‍👧‍👦 Family & Söhne 🇨🇦")
                .doesNotContain("\u202E", "\u2066", "\u0000", "\u001B");
    }

    @Test
    void areWellFormedInEveryPartOfTheWorkbook() throws IOException, ParserConfigurationException, SAXException {
        int charts = 0;
        try (ZipInputStream parts =
                new ZipInputStream(new ByteArrayInputStream(bytes(new XlsxReport(), SampleReports.hostile())))) {
            for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
                Element root = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(parts.readAllBytes()))
                        .getDocumentElement();
                assertThat(root.getElementsByTagName("c:tickLblSkip").getLength())
                        .as("axes that ask for the name of every bar")
                        .isEqualTo(root.getElementsByTagName("c:catAx").getLength());
                charts += part.getName().startsWith("xl/charts/chart") ? 1 : 0;
            }
        }
        assertThat(charts).isEqualTo(4);
    }

    private static byte[] bytes(ReportWriter writer, Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(report, out);
        return out.toByteArray();
    }
}
