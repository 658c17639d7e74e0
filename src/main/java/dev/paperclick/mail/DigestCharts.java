package dev.paperclick.mail;

import dev.paperclick.mail.Letter.Picture;
import dev.paperclick.reports.Report;
import dev.paperclick.reports.Report.Day;
import dev.paperclick.reports.Report.Step;
import jakarta.activation.DataSource;
import jakarta.mail.util.ByteArrayDataSource;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.DefaultCategoryDataset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two pictures of the weekly mail. They have no ground of their own, and colours that can be seen on white as in the dark:
 * nobody tells a picture which of the two it is on.
 */
final class DigestCharts {

    static final int WIDTH = 264;
    static final int HEIGHT = 150;

    private static final Logger log = LoggerFactory.getLogger(DigestCharts.class);

    /** Screens of phones have so many points for one of ours. */
    private static final int SHARPNESS = 3;

    private static final Color BAR = new Color(0x14958A);
    private static final Color WORDS = new Color(0x7A8797);
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    private DigestCharts() {}

    /** Clicks by people on each day, and how far applications came; none when this machine cannot draw, since it has no fonts. */
    static List<Picture> draw(Report report, Locale locale) {
        try {
            return List.of(days(report, locale), funnel(report));
        } catch (InternalError | LinkageError | RuntimeException e) {
            // the JDK says in this way that fontconfig or freetype are missing
            log.warn("A mail goes without pictures; are fontconfig and fonts installed? {}", e.toString());
            return List.of();
        }
    }

    private static Picture days(Report report, Locale locale) {
        DefaultCategoryDataset lengths = new DefaultCategoryDataset();
        List<String> words = new ArrayList<>();
        for (Day day : report.days()) {
            String name = day.day().getDayOfWeek().getDisplayName(TextStyle.SHORT, locale);
            lengths.addValue((double) day.clicks().human(), "clicks", name);
            words.add(name + " " + day.clicks().human());
        }
        return new Picture("days", "Clicks by people: " + String.join(", ", words), png(bars(lengths, true)));
    }

    private static Picture funnel(Report report) {
        DefaultCategoryDataset lengths = new DefaultCategoryDataset();
        for (Step step : report.toDate().steps()) {
            lengths.addValue((double) step.count(), "count", step.stage().label());
        }
        String words = report.toDate().steps().stream()
                .map(step -> step.stage().label() + " " + step.count())
                .collect(Collectors.joining(", "));
        return new Picture("funnel", "To date: " + words, png(bars(lengths, false)));
    }

    private static JFreeChart bars(DefaultCategoryDataset lengths, boolean upright) {
        BarRenderer bars = new BarRenderer();
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setMaximumBarWidth(0.1);
        bars.setSeriesPaint(0, BAR);
        bars.setDefaultItemLabelGenerator(new StandardCategoryItemLabelGenerator());
        bars.setDefaultItemLabelsVisible(true);
        bars.setDefaultItemLabelFont(FONT);
        bars.setDefaultItemLabelPaint(WORDS);
        if (!upright) {
            bars.setDefaultPositiveItemLabelPosition(
                    new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
        }
        CategoryAxis axis = new CategoryAxis();
        axis.setTickLabelFont(FONT);
        axis.setTickLabelPaint(WORDS);
        axis.setAxisLinePaint(WORDS);
        axis.setTickMarksVisible(false);
        axis.setMaximumCategoryLabelWidthRatio(upright ? 0 : 0.5f);
        axis.setLowerMargin(0.02);
        axis.setUpperMargin(0.02);
        NumberAxis numbers = new NumberAxis();
        numbers.setVisible(false);
        numbers.setUpperMargin(0.22);
        numbers.setAutoRangeMinimumSize(1);
        CategoryPlot plot = new CategoryPlot(lengths, axis, numbers, bars);
        plot.setOrientation(upright ? PlotOrientation.VERTICAL : PlotOrientation.HORIZONTAL);
        plot.setRangeGridlinesVisible(false);
        plot.setOutlineVisible(false);
        plot.setBackgroundPaint(null);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        JFreeChart chart = new JFreeChart(null, FONT, plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        return chart;
    }

    private static DataSource png(JFreeChart chart) {
        BufferedImage image = new BufferedImage(WIDTH * SHARPNESS, HEIGHT * SHARPNESS, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(SHARPNESS, SHARPNESS);
        chart.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new ByteArrayDataSource(bytes.toByteArray(), "image/png");
    }
}
