package dev.paperclick.reports.files;

import dev.paperclick.reports.Report;
import dev.paperclick.reports.Report.HourCell;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.ColorScaleFormatting;
import org.apache.poi.ss.usermodel.ConditionalFormattingThreshold.RangeType;
import org.apache.poi.ss.usermodel.ExtendedColor;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFConditionalFormattingRule;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFSheetConditionalFormatting;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The sheet of the hours of the week: a line per weekday, a column per hour, the busier the darker. */
final class XlsxHours {

    static final String SHEET = "Hours";

    private XlsxHours() {}

    static void add(XSSFWorkbook workbook, XlsxStyles styles, Report report) {
        XSSFSheet sheet = workbook.createSheet(SHEET);
        Row header = sheet.createRow(0);
        header.setHeightInPoints(21);
        label(header.createCell(0), "Clicks by people", styles);
        sheet.setColumnWidth(0, 18 * 256);
        for (int hour = 0; hour < 24; hour++) {
            Cell cell = header.createCell(1 + hour);
            cell.setCellValue(hour);
            cell.setCellStyle(styles.headerRight);
            sheet.setColumnWidth(1 + hour, 5 * 256);
        }
        for (DayOfWeek weekday : DayOfWeek.values()) {
            Cell cell = sheet.createRow(weekday.getValue()).createCell(0);
            cell.setCellValue(weekday.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            cell.setCellStyle(styles.label);
        }
        for (HourCell hour : report.hours()) {
            Cell cell = sheet.getRow(hour.weekday().getValue()).createCell(1 + hour.hour());
            cell.setCellValue((double) hour.human());
            cell.setCellStyle(styles.heat);
        }
        Cell note = sheet.createRow(9).createCell(0);
        note.setCellValue("Hours of the day in " + report.period().zone() + ", from 0 to 23.");
        note.setCellStyle(styles.subtitle);
        sheet.createFreezePane(1, 1);
        XlsxTable.paper(sheet);
        shade(sheet);
    }

    private static void label(Cell cell, String text, XlsxStyles styles) {
        cell.setCellValue(text);
        cell.setCellStyle(styles.header);
    }

    private static void shade(XSSFSheet sheet) {
        XSSFSheetConditionalFormatting formatting = sheet.getSheetConditionalFormatting();
        XSSFConditionalFormattingRule rule = formatting.createConditionalFormattingColorScaleRule();
        ColorScaleFormatting scale = rule.getColorScaleFormatting();
        scale.setNumControlPoints(2);
        scale.getThresholds()[0].setRangeType(RangeType.MIN);
        scale.getThresholds()[1].setRangeType(RangeType.MAX);
        scale.setColors(new ExtendedColor[] {
            new XSSFColor(Colours.bytes(Colours.PAPER), null), new XSSFColor(Colours.bytes(Colours.WARM), null)
        });
        formatting.addConditionalFormatting(new CellRangeAddress[] {new CellRangeAddress(1, 7, 1, 24)}, rule);
    }
}
