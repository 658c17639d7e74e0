package dev.paperclick.reports.files;

import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Function;
import javax.xml.namespace.QName;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickMark;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFDateAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.xmlbeans.XmlCursor;
import org.apache.xmlbeans.XmlObject;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarChart;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTCatAx;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDLbls;

/** Excel's own charts over the tables of other sheets; they carry the numbers along, too, for those who only look. */
final class XlsxCharts {

    private static final int MOST_BARS = 10;
    private static final int FUNNEL_STEPS = 4;

    private final XSSFDrawing drawing;

    XlsxCharts(XSSFSheet sheet) {
        drawing = sheet.createDrawingPatriarch();
    }

    /** Clicks of each day, by who made them. */
    void days(View view, CellRangeAddress area) {
        XSSFChart chart = chart("Clicks per day", area);
        XDDFDateAxis days = chart.createDateAxis(AxisPosition.BOTTOM);
        days.setNumberFormat("d mmm");
        XDDFBarChartData data = data(chart, days, BarDirection.COL);
        data.setBarGrouping(BarGrouping.STACKED);
        XDDFNumericalDataSource<Double> categories =
                numbers(view, "day", view.rows().size(), day -> DateUtil.getExcelDate((LocalDate) day));
        categories.setFormatCode("d mmm");
        series(data, view, "human_clicks", "By people", Colours.PEOPLE, categories);
        series(data, view, "uncertain_clicks", "Uncertain", Colours.UNCERTAIN, categories);
        series(data, view, "automated_clicks", "By machines", Colours.MACHINES, categories);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        chart.plot(data);
        space(chart, 100);
    }

    /** How far the applications of the period came. */
    void funnel(View view, CellRangeAddress area) {
        View steps = new View(
                view.key(),
                view.title(),
                view.meaning(),
                view.columns(),
                view.rows().subList(0, FUNNEL_STEPS));
        horizontal(steps, "label", "count", "Applications sent in the period", area);
    }

    /** The lines with most clicks by people; no chart when there are no lines. */
    void bars(View view, String title, CellRangeAddress area) {
        if (!view.rows().isEmpty()) {
            horizontal(view, view.columns().get(0).key(), "human_clicks", title, area);
        }
    }

    private void horizontal(View view, String label, String value, String title, CellRangeAddress area) {
        XSSFChart chart = chart(title, area);
        XDDFCategoryAxis labels = chart.createCategoryAxis(AxisPosition.LEFT);
        labels.setOrientation(AxisOrientation.MAX_MIN);
        XDDFBarChartData data = data(chart, labels, BarDirection.BAR);
        int count = Math.min(MOST_BARS, view.rows().size());
        String[] texts = view.values(label).stream()
                .limit(count)
                .map(text -> XlsxTable.fit(Objects.requireNonNullElse(text, "").toString()))
                .toArray(String[]::new);
        series(
                data,
                view,
                value,
                title,
                Colours.PEOPLE,
                XDDFDataSourcesFactory.fromArray(texts, range(view, label, count)));
        chart.plot(data);
        space(chart, 0);
        nameEach(chart.getCTChart().getPlotArea().getCatAxArray(0));
        CTDLbls numbers = chart.getCTChart()
                .getPlotArea()
                .getBarChartArray(0)
                .getSerArray(0)
                .addNewDLbls();
        numbers.addNewShowLegendKey().setVal(false);
        numbers.addNewShowVal().setVal(true);
        numbers.addNewShowCatName().setVal(false);
        numbers.addNewShowSerName().setVal(false);
        numbers.addNewShowPercent().setVal(false);
        numbers.addNewShowBubbleSize().setVal(false);
    }

    /** Else every second name is left out where bars stand close. It has its place after all that POI writes. */
    private static void nameEach(CTCatAx names) {
        try (XmlCursor cursor = names.newCursor()) {
            cursor.toEndToken();
            cursor.beginElement(new QName(names.getDomNode().getNamespaceURI(), "tickLblSkip"));
            cursor.insertAttributeWithValue("val", "1");
        }
    }

    private XSSFChart chart(String title, CellRangeAddress area) {
        XSSFClientAnchor anchor = drawing.createAnchor(
                0, 0, 0, 0, area.getFirstColumn(), area.getFirstRow(), area.getLastColumn(), area.getLastRow());
        XSSFChart chart = drawing.createChart(anchor);
        chart.setTitleText(title);
        chart.setTitleOverlay(false);
        chart.getFormattedTitle().getParagraph(0).addDefaultRunProperties().setFontSize(12.0);
        return chart;
    }

    private static XDDFBarChartData data(XSSFChart chart, XDDFChartAxis categories, BarDirection direction) {
        AxisPosition position = direction == BarDirection.COL ? AxisPosition.LEFT : AxisPosition.TOP;
        XDDFValueAxis values = chart.createValueAxis(position);
        values.setNumberFormat("#,##0");
        values.setCrosses(AxisCrosses.AUTO_ZERO);
        values.setMinimum(0);
        values.setMajorTickMark(AxisTickMark.NONE);
        categories.setMajorTickMark(AxisTickMark.NONE);
        categories.getOrAddShapeProperties().setLineProperties(line(Colours.MACHINES));
        if (direction == BarDirection.COL) {
            values.getOrAddMajorGridProperties().setLineProperties(line(Colours.LINE));
        } else {
            values.setVisible(false);
        }
        XDDFBarChartData data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, categories, values);
        data.setBarDirection(direction);
        data.setVaryColors(false);
        return data;
    }

    /** Written as XML since the small schemas that come with POI have no types for these two. */
    private static void space(XSSFChart chart, int overlap) {
        CTBarChart bars = chart.getCTChart().getPlotArea().getBarChartArray(0);
        value(bars.addNewGapWidth(), 45);
        value(bars.addNewOverlap(), overlap);
    }

    private static void value(XmlObject element, int value) {
        try (XmlCursor cursor = element.newCursor()) {
            cursor.setAttributeText(new QName("val"), String.valueOf(value));
        }
    }

    private static void series(
            XDDFBarChartData data, View view, String key, String title, int colour, XDDFDataSource<?> categories) {
        XDDFChartData.Series series = data.addSeries(
                categories, numbers(view, key, categories.getPointCount(), value -> ((Number) value).doubleValue()));
        series.setTitle(title, null);
        XDDFShapeProperties shape = new XDDFShapeProperties();
        shape.setFillProperties(new XDDFSolidFillProperties(XDDFColor.from(Colours.bytes(colour))));
        series.setShapeProperties(shape);
    }

    private static XDDFNumericalDataSource<Double> numbers(
            View view, String key, int count, Function<Object, Double> number) {
        Double[] values = view.values(key).stream()
                .limit(count)
                .map(value -> number.apply(Objects.requireNonNull(value)))
                .toArray(Double[]::new);
        return XDDFDataSourcesFactory.fromArray(values, range(view, key, count));
    }

    private static String range(View view, String key, int count) {
        int column = view.index(key);
        return new CellRangeAddress(1, count, column, column).formatAsString(view.title(), true);
    }

    private static XDDFLineProperties line(int colour) {
        return new XDDFLineProperties(new XDDFSolidFillProperties(XDDFColor.from(Colours.bytes(colour))));
    }
}
