package dev.paperclick.reports.files;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.StackedXYBarRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.time.Day;
import org.jfree.data.time.TimeTableXYDataset;
import org.jspecify.annotations.Nullable;

/** The charts of a report's page, in the colours of {@link Colours} and without frames, titles and legends. */
final class ReportCharts {

    private static final int MOST_BARS = 10;
    private static final double MILLISECONDS_A_DAY = 86_400_000;
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final TimeZone UTC = TimeZone.getTimeZone(ZoneOffset.UTC);

    private ReportCharts() {}

    /** Clicks of each day, by who made them, upon each other. */
    static JFreeChart days(View view) {
        TimeTableXYDataset clicks = new TimeTableXYDataset(UTC, Locale.ENGLISH);
        clicks.setDomainIsPointsInTime(false);
        for (List<@Nullable Object> row : view.rows()) {
            LocalDate date = (LocalDate) Objects.requireNonNull(row.get(view.index("day")));
            // days are days here, without zones
            Day day = new Day(date.getDayOfMonth(), date.getMonthValue(), date.getYear());
            clicks.add(day, number(row, view, "human_clicks"), "people", false);
            clicks.add(day, number(row, view, "uncertain_clicks"), "uncertain", false);
            clicks.add(day, number(row, view, "automated_clicks"), "machines", false);
        }
        StackedXYBarRenderer bars = new StackedXYBarRenderer(0.25);
        bars.setBarPainter(new StandardXYBarPainter());
        bars.setShadowVisible(false);
        bars.setSeriesPaint(0, new Color(Colours.PEOPLE));
        bars.setSeriesPaint(1, new Color(Colours.UNCERTAIN));
        bars.setSeriesPaint(2, new Color(Colours.MACHINES));
        DateAxis days = new DateAxis(null, UTC, Locale.ENGLISH);
        days.setLowerMargin(0);
        days.setUpperMargin(0);
        if (!view.rows().isEmpty()) {
            days.setRange(day(view, 0), day(view, view.rows().size() - 1) + MILLISECONDS_A_DAY);
        }
        XYPlot plot = new XYPlot(clicks, quiet(days), quiet(counts()), bars);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(new Color(Colours.LINE));
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setOutlineVisible(false);
        return chart(plot);
    }

    private static double day(View view, int row) {
        return MILLISECONDS_A_DAY
                * ((LocalDate) Objects.requireNonNull(view.rows().get(row).get(view.index("day")))).toEpochDay();
    }

    /**
     * A bar to the right for each of the first lines.
     *
     * @param labels the column that says what the bar is of
     * @param longest characters of a label
     */
    static JFreeChart bars(View view, String labels, String values, int longest) {
        DefaultCategoryDataset lengths = new DefaultCategoryDataset();
        for (int i = 0; i < Math.min(MOST_BARS, view.rows().size()); i++) {
            List<@Nullable Object> row = view.rows().get(i);
            String label = PageText.of(view.columns().get(view.index(labels)).kind(), row.get(view.index(labels)));
            lengths.addValue(number(row, view, values), "value", new Label(i, CleanText.crop(label, longest)));
        }
        BarRenderer bars = new BarRenderer();
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setMaximumBarWidth(0.16);
        bars.setSeriesPaint(0, new Color(Colours.PEOPLE));
        bars.setDefaultItemLabelGenerator(new StandardCategoryItemLabelGenerator());
        bars.setDefaultItemLabelsVisible(true);
        bars.setDefaultItemLabelFont(FONT);
        bars.setDefaultItemLabelPaint(new Color(Colours.INK));
        CategoryAxis axis = new CategoryAxis();
        axis.setTickLabelFont(FONT);
        axis.setTickLabelPaint(new Color(Colours.INK));
        axis.setAxisLinePaint(new Color(Colours.LINE));
        axis.setTickMarksVisible(false);
        axis.setMaximumCategoryLabelWidthRatio(0.5f);
        axis.setLowerMargin(0.02);
        axis.setUpperMargin(0.02);
        NumberAxis numbers = counts();
        numbers.setVisible(false);
        numbers.setUpperMargin(0.18);
        CategoryPlot plot = new CategoryPlot(lengths, axis, numbers, bars);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setRangeGridlinesVisible(false);
        plot.setOutlineVisible(false);
        return chart(plot);
    }

    /** What a bar is of; two may look the same. */
    private record Label(int position, String text) implements Comparable<Label> {
        @Override
        public int compareTo(Label other) {
            return Integer.compare(position, other.position);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static double number(List<@Nullable Object> row, View view, String key) {
        return ((Number) Objects.requireNonNull(row.get(view.index(key)))).doubleValue();
    }

    private static NumberAxis counts() {
        NumberAxis counts = new NumberAxis();
        counts.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ENGLISH));
        counts.setAutoRangeMinimumSize(4);
        return counts;
    }

    private static ValueAxis quiet(ValueAxis axis) {
        axis.setTickLabelFont(FONT);
        axis.setTickLabelPaint(new Color(Colours.FAINT));
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        return axis;
    }

    private static JFreeChart chart(Plot plot) {
        plot.setBackgroundPaint(null);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        JFreeChart chart = new JFreeChart(null, FONT, plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        return chart;
    }
}
