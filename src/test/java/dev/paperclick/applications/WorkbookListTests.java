package dev.paperclick.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperclick.platform.UserProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookListTests {

    @TempDir
    Path folder;

    private final List<ListReport.Row> rows = new ArrayList<>();

    @Test
    void readsTextsNumbersDatesAndResultsOfFormulas() throws IOException {
        Path file = workbook(book -> {
            Sheet sheet = book.createSheet("Applications");
            header(sheet, 0, "Company", "Role", "Date Applied", "Seen", "Number", "Share", "Sum", "Open");
            Row row = sheet.createRow(1);
            row.createCell(0).setCellValue("Acme");
            row.createCell(1).setCellValue("Engineer");
            row.createCell(2).setCellValue(LocalDate.of(2026, 3, 4));
            row.getCell(2).setCellStyle(style(book, "dd/mm/yyyy"));
            row.createCell(3).setCellValue(LocalDateTime.of(2026, 3, 4, 14, 30));
            row.getCell(3).setCellStyle(style(book, "m/d/yy h:mm"));
            row.createCell(4).setCellValue(90_000);
            row.getCell(4).setCellStyle(style(book, "#,##0.00"));
            row.createCell(5).setCellValue(0.1 + 0.2);
            row.createCell(6).setCellFormula("E2*2");
            row.createCell(7).setCellValue(true);
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
        });

        ListReport report = check(file);

        assertThat(report.kind()).isEqualTo("xlsx");
        assertThat(report.sheet()).isEqualTo("Applications");
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(2);
            assertThat(row.appliedAt()).isEqualTo("2026-03-04T00:00Z");
            assertThat(row.fields())
                    .containsAllEntriesOf(Map.of(
                            "company", "Acme",
                            "applied_at", "2026-03-04",
                            "seen", "2026-03-04 14:30:00",
                            "number", "90000",
                            "share", "0.3",
                            "sum", "180000",
                            "open", "TRUE"));
        });
    }

    @Test
    void passesOverEmptySheetsTitlesBlankRowsAndGaps() throws IOException {
        Path file = workbook(book -> {
            book.createSheet("Empty").createRow(3).createCell(0).setCellValue(" ");
            Sheet sheet = book.createSheet("List");
            sheet.createRow(0).createCell(0).setCellValue("My applications");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 2));
            header(sheet, 2, "company", "title", "notes");
            Row row = sheet.createRow(5);
            row.createCell(0).setCellValue("Acme");
            row.createCell(1).setCellValue("Cook\nand baker");
            Row incomplete = sheet.createRow(8);
            incomplete.createCell(0).setCellValue("Beta");
            incomplete.createCell(2).setCellValue("x");
        });

        ListReport report = check(file);

        assertThat(report.sheet()).isEqualTo("List");
        assertThat(report.headerLine()).isEqualTo(3);
        assertThat(rows).extracting(ListReport.Row::line).containsExactly(6, 9);
        assertThat(rows.get(0).fields()).containsEntry("title", "Cook\nand baker");
        assertThat(rows.get(1).problems()).extracting(CsvRow.Problem::column).containsExactly("title");
    }

    @Test
    void knowsAWorkbookByItsContentAndNotByItsName() throws IOException {
        Path file = workbook(book -> {
            Sheet sheet = book.createSheet();
            header(sheet, 0, "company", "title");
            header(sheet, 1, "Acme", "Cook");
        });
        Path disguised = Files.move(file, folder.resolve("list.csv"));

        assertThat(check(disguised).accepted()).isEqualTo(1);
    }

    @Test
    void rejectedRowsOfAWorkbookCanBeCorrectedAndFedInAgain() throws IOException {
        Path file = workbook(book -> {
            Sheet sheet = book.createSheet();
            header(sheet, 0, "company", "title", "notes");
            header(sheet, 1, "Acme", "", "one\ntwo");
        });
        List<CsvRow.Rejected> rejected = new ArrayList<>();
        ApplicationList list = ApplicationList.survey(file, HeaderAliases.NONE);
        list.forEachRow("steve", id -> true, name -> true, row -> rejected.add((CsvRow.Rejected) row));
        Path again = folder.resolve("rejected.csv");
        StringWriter text = new StringWriter();
        RejectedRows.write(text, list.header(), rejected.stream());
        Files.writeString(again, text.toString().replace("Acme,,", "Acme,Cook,"));

        assertThat(check(again).accepted()).isEqualTo(1);
        assertThat(rows.get(0).fields()).containsEntry("title", "Cook").containsEntry("notes", "one\ntwo");
    }

    @Test
    void refusesWhatIsNoWorkbookInASentence() throws IOException {
        Path damaged = workbook(book -> header(book.createSheet(), 0, "company", "title"));
        byte[] bytes = Files.readAllBytes(damaged);
        Files.write(damaged, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        Path ods = folder.resolve("list.ods");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(ods))) {
            zip.putNextEntry(new ZipEntry("mimetype"));
            zip.write("application/vnd.oasis.opendocument.spreadsheet".getBytes(StandardCharsets.US_ASCII));
        }

        assertRefused(damaged, "is a spreadsheet or archive that is damaged");
        assertRefused(ods, "is a spreadsheet of LibreOffice (.ods); save the list as .xlsx or as 'CSV UTF-8'.");
        assertRefused(workbook(book -> book.createSheet()), "is empty");
    }

    @Test
    void refusesTextsThatUnpackToFarMoreThanAListNeeds() throws IOException {
        Path honest = workbook(book -> header(book.createSheet(), 0, "company", "title"));
        Path bomb = folder.resolve("bomb.xlsx");
        try (var from = new java.util.zip.ZipFile(honest.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(bomb))) {
            for (var entry : java.util.Collections.list(from.entries())) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals("xl/sharedStrings.xml")) {
                    to.write("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                            .getBytes(StandardCharsets.UTF_8));
                    byte[] text = ("<si><t>" + "x".repeat(10_000) + "</t></si>").getBytes(StandardCharsets.UTF_8);
                    for (int i = 0; i < 20_000; i++) {
                        to.write(text);
                    }
                } else {
                    from.getInputStream(entry).transferTo(to);
                }
            }
        }

        assertRefused(bomb, "cannot be read");
    }

    private void assertRefused(Path file, String sentence) {
        assertThatThrownBy(() -> check(file)).isInstanceOf(UserProblem.class).hasMessageContaining(sentence);
    }

    private ListReport check(Path file) throws IOException {
        return ListCheck.check(file, HeaderAliases.NONE, template -> true, rows::add);
    }

    private static void header(Sheet sheet, int number, String... cells) {
        Row row = sheet.createRow(number);
        for (int i = 0; i < cells.length; i++) {
            row.createCell(i).setCellValue(cells[i]);
        }
    }

    private static CellStyle style(XSSFWorkbook book, String format) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(format));
        return style;
    }

    private Path workbook(Consumer<XSSFWorkbook> content) throws IOException {
        Path file = folder.resolve("list.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            content.accept(book);
            book.write(out);
        }
        return file;
    }
}
