package dev.paperclick.reports.files;

import dev.paperclick.reports.Report;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The last sheet: what the numbers mean, of whom and when. */
final class XlsxAbout {

    static final String SHEET = "About";

    private static final int LABEL_WIDTH = 26;
    private static final int TEXT_WIDTH = 110;

    private final XSSFSheet sheet;
    private final XlsxStyles styles;
    private int next;

    private XlsxAbout(XSSFSheet sheet, XlsxStyles styles) {
        this.sheet = sheet;
        this.styles = styles;
    }

    static void add(XSSFWorkbook workbook, XlsxStyles styles, Report report, Views views) {
        XSSFSheet sheet = workbook.createSheet(SHEET);
        sheet.setColumnWidth(0, LABEL_WIDTH * 256);
        sheet.setColumnWidth(1, TEXT_WIDTH * 256);
        sheet.setDisplayGridlines(false);
        XlsxTable.paper(sheet);
        XlsxAbout about = new XlsxAbout(sheet, styles);
        about.heading("About these numbers");
        Wording.facts(report).forEach(about::line);
        about.gap();
        Wording.meanings(report).forEach(sentence -> about.line("", sentence));
        about.gap();
        about.heading("Experiment");
        Wording.experiment(report).forEach(sentence -> about.line("", sentence));
        about.gap();
        about.heading("Sheets");
        views.lists().forEach(view -> about.line(view.title(), view.meaning()));
        about.gap();
        about.heading("Columns");
        views.lists().stream()
                .flatMap(view -> view.columns().stream())
                .filter(column -> !column.meaning().isEmpty())
                .distinct()
                .forEach(column -> about.line(column.label(), column.meaning()));
    }

    private void heading(String text) {
        cell(sheet.createRow(next), 0, text, styles.heading);
        next++;
    }

    private void line(String label, String text) {
        XSSFRow row = sheet.createRow(next);
        cell(row, 0, label, styles.label);
        cell(row, 1, text, styles.sentence);
        row.setHeightInPoints(15f * (1 + text.length() / TEXT_WIDTH));
        next++;
    }

    private void gap() {
        next++;
    }

    private void cell(XSSFRow row, int column, String text, CellStyle style) {
        if (!text.isEmpty()) {
            Cell cell = row.createCell(column);
            cell.setCellStyle(style);
            XlsxTable.text(cell, text, styles);
        }
    }
}
