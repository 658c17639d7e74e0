package dev.paperclick.reports.files;

import dev.paperclick.reports.files.View.Kind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The styles of a workbook, each made once: Excel knows at most 64,000, and every copy costs. */
final class XlsxStyles {

    private final XSSFWorkbook workbook;
    private final XSSFFont body;
    private final Map<Kind, CellStyle> values = new EnumMap<>(Kind.class);

    final CellStyle title;
    final CellStyle subtitle;
    final CellStyle heading;
    final CellStyle header;
    final CellStyle headerRight;
    final CellStyle tileLabel;
    final CellStyle tileValue;
    final CellStyle tileChange;
    final CellStyle tileNote;
    final CellStyle label;
    final CellStyle sentence;
    final CellStyle heat;

    /** Text that a spreadsheet would run as a formula, if somebody typed it. */
    final CellStyle quoted;

    XlsxStyles(XSSFWorkbook workbook) {
        this.workbook = workbook;
        body = workbook.createFont();
        body.setColor(colour(Colours.INK));
        title = font(style(), 18, true, Colours.INK);
        subtitle = font(style(), 11, false, Colours.FAINT);
        heading = font(style(), 13, true, Colours.INK);
        header = header(HorizontalAlignment.LEFT);
        headerRight = header(HorizontalAlignment.RIGHT);
        tileLabel = tile(font(style(), 9, false, Colours.FAINT), "General");
        tileValue = tile(font(style(), 20, true, Colours.INK), "#,##0");
        tileChange = tile(font(style(), 10, true, Colours.PEOPLE), "+0%;-0%;0%");
        tileNote = tile(font(style(), 9, false, Colours.FAINT), "General");
        label = style();
        sentence = style();
        sentence.setWrapText(true);
        heat = style();
        heat.setAlignment(HorizontalAlignment.CENTER);
        heat.setDataFormat(format("0;-0;\"·\""));
        quoted = style();
        quoted.setQuotePrefixed(true);
        for (Kind kind : Kind.values()) {
            XSSFCellStyle style = style();
            String format = pattern(kind);
            if (!format.isEmpty()) {
                style.setDataFormat(format(format));
            }
            values.put(kind, style);
        }
    }

    /** How values of this kind look. */
    CellStyle value(Kind kind) {
        return Objects.requireNonNull(values.get(kind));
    }

    private static String pattern(Kind kind) {
        return switch (kind) {
            case TEXT -> "";
            case NUMBER -> "#,##0";
            case DECIMAL -> "#,##0.0";
            case RATE -> "0.0%";
            case CHANGE -> "+0%;-0%;0%";
            case DAY -> "yyyy-mm-dd";
            case MOMENT -> "yyyy-mm-dd hh:mm";
        };
    }

    private XSSFCellStyle style() {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setFont(body);
        return style;
    }

    private XSSFCellStyle header(HorizontalAlignment alignment) {
        XSSFCellStyle style = font(style(), 11, true, Colours.PAPER);
        style.setAlignment(alignment);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        fill(style, Colours.PEOPLE);
        return style;
    }

    private XSSFCellStyle tile(XSSFCellStyle style, String format) {
        fill(style, Colours.TILE);
        style.setIndention((short) 1);
        style.setAlignment(HorizontalAlignment.LEFT);
        style.setBorderLeft(BorderStyle.MEDIUM);
        style.setLeftBorderColor(colour(Colours.PAPER));
        style.setDataFormat(format(format));
        return style;
    }

    private XSSFCellStyle font(XSSFCellStyle style, int points, boolean bold, int colour) {
        XSSFFont font = workbook.createFont();
        font.setFontHeightInPoints((short) points);
        font.setBold(bold);
        font.setColor(colour(colour));
        style.setFont(font);
        return style;
    }

    private static void fill(XSSFCellStyle style, int colour) {
        style.setFillForegroundColor(colour(colour));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    private short format(String pattern) {
        return workbook.createDataFormat().getFormat(pattern);
    }

    private static XSSFColor colour(int colour) {
        return new XSSFColor(Colours.bytes(colour), null);
    }
}
