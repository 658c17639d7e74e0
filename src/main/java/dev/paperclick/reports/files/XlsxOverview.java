package dev.paperclick.reports.files;

import dev.paperclick.reports.Report;
import dev.paperclick.reports.Report.Tile;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** The first sheet: what it is about, the tiles, the charts, the sums. */
final class XlsxOverview {

    static final String SHEET = "Overview";

    private static final int COLUMNS = 12;
    private static final int TILE_COLUMNS = 2;
    private static final int FIRST_TILE_ROW = 4;
    private static final int FIRST_CHART_ROW = 9;
    private static final int CHART_ROWS = 17;

    private final XSSFSheet sheet;
    private final XlsxStyles styles;

    XlsxOverview(XSSFWorkbook workbook, XlsxStyles styles) {
        this.styles = styles;
        sheet = workbook.createSheet(SHEET);
    }

    /** Fills it; the sheets that charts refer to are there. */
    void fill(Report report, Views views) {
        for (int column = 0; column < COLUMNS; column++) {
            sheet.setColumnWidth(column, 13 * 256);
        }
        sheet.setDisplayGridlines(false);
        XlsxTable.paper(sheet);
        line(0, Wording.title(report), styles.title).setHeightInPoints(30);
        line(1, Wording.period(report), styles.subtitle);
        line(2, Wording.news(report), styles.label);
        for (int i = 0; i < report.tiles().size(); i++) {
            tile(report.tiles().get(i), i * TILE_COLUMNS);
        }
        int below = charts(views);
        below = measures(below, views.overall());
        measures(below, views.quality());
    }

    private void tile(Tile tile, int column) {
        OptionalDouble change = tile.change();
        tileLine(FIRST_TILE_ROW, column, tile.measure().label(), styles.tileLabel);
        tileLine(FIRST_TILE_ROW + 1, column, tile.value(), styles.tileValue)
                .getRow()
                .setHeightInPoints(30);
        tileLine(
                FIRST_TILE_ROW + 2,
                column,
                change.isPresent() ? change.getAsDouble() : Wording.NO_CHANGE,
                styles.tileChange);
        tileLine(FIRST_TILE_ROW + 3, column, "before: " + Wording.number(tile.before()), styles.tileNote);
    }

    private Cell tileLine(int row, int column, Object value, CellStyle style) {
        for (int i = 0; i < TILE_COLUMNS; i++) {
            cell(row, column + i, i == 0 ? value : null, style);
        }
        sheet.addMergedRegion(new CellRangeAddress(row, row, column, column + TILE_COLUMNS - 1));
        return row(row).getCell(column);
    }

    private int charts(Views views) {
        XlsxCharts charts = new XlsxCharts(sheet);
        charts.days(views.days(), area(0, 0, 8));
        charts.funnel(views.funnel(), area(0, 8, COLUMNS));
        charts.bars(views.functions(), "Clicks by people, per link", area(1, 0, 4));
        charts.bars(views.companies(), "Clicks by people, per company", area(1, 4, COLUMNS));
        return FIRST_CHART_ROW + 2 * CHART_ROWS + 1;
    }

    private static CellRangeAddress area(int line, int from, int to) {
        int row = FIRST_CHART_ROW + line * CHART_ROWS;
        return new CellRangeAddress(row, row + CHART_ROWS - 1, from, to);
    }

    private int measures(int first, View view) {
        line(first, view.title(), styles.heading);
        int measure = view.index("measure");
        int value = view.index("value");
        int next = first + 1;
        for (List<@Nullable Object> row : view.rows()) {
            cell(next, 0, row.get(measure), styles.label);
            Object number = row.get(value);
            cell(next, 5, number == null ? Wording.NOT_LOOKED_AT : number, styles.value(View.Kind.NUMBER));
            next++;
        }
        return next + 1;
    }

    private Row line(int row, String text, CellStyle style) {
        cell(row, 0, text, style);
        return row(row);
    }

    private void cell(int row, int column, @Nullable Object value, CellStyle style) {
        Cell cell = row(row).createCell(column);
        cell.setCellStyle(style);
        if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else if (value != null) {
            cell.setCellValue(XlsxTable.fit(value.toString()));
        }
    }

    private Row row(int row) {
        Row there = sheet.getRow(row);
        return there == null ? sheet.createRow(row) : there;
    }
}
