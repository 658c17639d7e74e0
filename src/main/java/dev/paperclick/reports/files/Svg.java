package dev.paperclick.reports.files;

import java.awt.geom.Rectangle2D;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.jfree.chart.JFreeChart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A chart as SVG within a page: it scales, its text stays text in the page's own font, and its colours have names, so
 * that the page can have others in the dark.
 */
final class Svg {

    private static final Logger LOG = LoggerFactory.getLogger(Svg.class);

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    /** Of colours as the generator writes them; what it calls by name is in none of our charts. */
    private static final Map<String, String> ROLES = Map.of(
            rgb(Colours.INK), "ink",
            rgb(Colours.FAINT), "faint",
            rgb(Colours.LINE), "line",
            rgb(Colours.PEOPLE), "people",
            rgb(Colours.UNCERTAIN), "uncertain",
            rgb(Colours.MACHINES), "machines");

    /** The first two would be names that repeat in a page, the others repeat the page's own or nothing. */
    private static final List<String> NEEDLESS = List.of(
            "clip-path",
            "id",
            "xml:space",
            "text-rendering",
            "font-family",
            "color-interpolation",
            "color-rendering",
            "image-rendering",
            "shape-rendering",
            "stroke-dasharray",
            "stroke-dashoffset",
            "stroke-linejoin",
            "stroke-miterlimit",
            "stroke-opacity",
            "fill-opacity",
            "font-style",
            "font-weight");

    private Svg() {}

    /**
     * Draws the chart; empty when this machine cannot measure text, since it has no fonts.
     *
     * @param name unique in the page
     * @param title what is to be seen, for those who cannot see it
     */
    static String draw(JFreeChart chart, int width, int height, String name, String title) {
        try {
            return write(chart, width, height, name, title);
        } catch (InternalError | LinkageError | RuntimeException e) {
            // the JDK says in this way that fontconfig or freetype are missing
            LOG.warn("A chart could not be drawn; are fontconfig and fonts installed? {}", e.toString());
            return "";
        }
    }

    private static String write(JFreeChart chart, int width, int height, String name, String title) {
        Document document = document();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        context.setPrecision(1);
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
        Element svg = graphics.getRoot();
        clean(svg);
        svg.setAttribute("viewBox", "0 0 " + width + " " + height);
        svg.setAttribute("class", "chart");
        svg.setAttribute("role", "img");
        svg.setAttribute("aria-labelledby", name);
        Element label = document.createElementNS(NAMESPACE, "title");
        label.setAttribute("id", name);
        label.setTextContent(title);
        svg.insertBefore(label, svg.getFirstChild());
        StringWriter written = new StringWriter();
        try {
            graphics.stream(svg, written, false, false);
        } catch (SVGGraphics2DIOException e) {
            throw new IllegalStateException(e);
        }
        // a part of a page has neither declaration nor document type
        String text = written.toString();
        return text.substring(text.indexOf("<svg")).strip();
    }

    private static void clean(Element element) {
        NEEDLESS.forEach(element::removeAttribute);
        List<String> classes = new ArrayList<>();
        for (String property : List.of("fill", "stroke")) {
            String role = ROLES.get(element.getAttribute(property));
            if (role != null) {
                classes.add(property + "-" + role);
            }
        }
        if (!classes.isEmpty()) {
            element.setAttribute("class", String.join(" ", classes));
        }
        for (Node child = element.getFirstChild(); child != null; ) {
            Node next = child.getNextSibling();
            if (child instanceof Element inner) {
                if ("defs".equals(inner.getTagName())) {
                    element.removeChild(inner);
                } else {
                    clean(inner);
                }
            }
            child = next;
        }
    }

    private static String rgb(int colour) {
        byte[] parts = Colours.bytes(colour);
        return String.format(Locale.ROOT, "rgb(%d,%d,%d)", parts[0] & 0xff, parts[1] & 0xff, parts[2] & 0xff);
    }

    private static Document document() {
        try {
            return Objects.requireNonNull(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
