package dev.paperclick.reports.files;

import dev.paperclick.platform.FormulaGuard;
import dev.paperclick.reports.files.View.Column;
import dev.paperclick.reports.files.View.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTableStyleInfo;

/** A sheet that holds one view as a table of Excel: its header in the first row, frozen. */
final class XlsxTable {

    private static final int WIDEST_TEXT = SpreadsheetVersion.EXCEL2007.getMaxTextLength();

    /** The underscore of what the format reads as a character's code, such as {@code _x0041_}. */
    private static final String CODE = "_(?=x[0-9A-Fa-f]{4}_)";

    private final View view;
    private final XlsxStyles styles;
    private final ZoneId zone;

    private XlsxTable(View view, XlsxStyles styles, ZoneId zone) {
        this.view = view;
        this.styles = styles;
        this.zone = zone;
    }

    /** Adds the sheet with its frame; the lines follow. */
    static XlsxTable add(XSSFWorkbook workbook, XlsxStyles styles, View view, ZoneId zone) {
        XSSFSheet sheet = workbook.createSheet(view.title());
        Row header = sheet.createRow(0);
        header.setHeightInPoints(21);
        for (int i = 0; i < view.columns().size(); i++) {
            Column column = view.columns().get(i);
            Cell cell = header.createCell(i);
            cell.setCellValue(column.label());
            cell.setCellStyle(column.isText() ? styles.header : styles.headerRight);
            sheet.setColumnWidth(i, column.width() * 256);
        }
        sheet.createFreezePane(1, 1);
        paper(sheet);
        sheet.setRepeatingRows(CellRangeAddress.valueOf("1:1"));
        table(sheet, view);
        return new XlsxTable(view, styles, zone);
    }

    /** One page wide, as many long as it takes. */
    static void paper(XSSFSheet sheet) {
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.getFooter().setRight("&P / &N");
        sheet.getFooter().setLeft("&A");
    }

    /** Excel wants at least one line below the header. */
    private static void table(XSSFSheet sheet, View view) {
        AreaReference area = new AreaReference(
                new CellReference(0, 0),
                new CellReference(
                        Math.max(1, view.rows().size()), view.columns().size() - 1),
                SpreadsheetVersion.EXCEL2007);
        XSSFTable table = sheet.createTable(area);
        table.setName(view.key());
        table.setDisplayName(view.key());
        CTTable xml = table.getCTTable();
        xml.addNewAutoFilter().setRef(area.formatAsString());
        CTTableStyleInfo style = xml.addNewTableStyleInfo();
        style.setName("TableStyleLight1");
        style.setShowRowStripes(true);
        style.setShowColumnStripes(false);
        style.setShowFirstColumn(false);
        style.setShowLastColumn(false);
    }

    /** Adds the lines. */
    void fill(SXSSFWorkbook workbook) {
        Sheet sheet = workbook.getSheet(view.title());
        int next = 1;
        for (List<@Nullable Object> values : view.rows()) {
            Row row = sheet.createRow(next);
            for (int i = 0; i < values.size(); i++) {
                Object value = values.get(i);
                if (value != null) {
                    set(row.createCell(i), view.columns().get(i).kind(), value);
                }
            }
            next++;
        }
    }

    private void set(Cell cell, Kind kind, Object value) {
        cell.setCellStyle(styles.value(kind));
        if (value instanceof String text) {
            text(cell, text, styles);
        } else if (value instanceof LocalDate day) {
            cell.setCellValue(day);
        } else if (value instanceof Instant moment) {
            // workbooks have no zones: what the clock on the wall said
            cell.setCellValue(LocalDateTime.ofInstant(moment, zone));
        } else if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else {
            throw new IllegalArgumentException("no cell holds a " + value.getClass());
        }
    }

    /** The text as a cell takes it, and as charts must have it that show the cell. */
    static String fit(String text) {
        String shown = text.isEmpty() ? Wording.NOT_KNOWN : text;
        return CleanText.crop(shown.replaceAll(CODE, "_x005F_"), WIDEST_TEXT);
    }

    /** Sets text that stays text, whatever it begins with. */
    static void text(Cell cell, String text, XlsxStyles styles) {
        cell.setCellValue(fit(text));
        if (FormulaGuard.startsFormula(text)) {
            cell.setCellStyle(styles.quoted);
        }
    }
}
