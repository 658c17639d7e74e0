package dev.paperclick.templates.opc;

import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What the XML of a part itself would have a reader's computer fetch or run, past all relationships: addresses in
 * attributes of shapes, scripts of pictures, fields where no text stands.
 */
final class PartContent {

    private static final String SVG = "{http://www.w3.org/2000/svg}";
    private static final Set<String> FIELDS = Set.of("w:fldChar", "w:fldSimple", "w:instrText", "w:delInstrText");
    private static final Set<String> SCRIPTS = Set.of(SVG + "script", SVG + "foreignObject", SVG + "handler");
    private static final Set<String> ADDRESSES =
            Set.of("src", "href", "o:href", "o:althref", "{http://www.w3.org/1999/xlink}href");
    private static final Pattern LINK = Pattern.compile("(?i)(#|https?://|mailto:|tel:).*", Pattern.DOTALL);
    private static final Pattern WITHIN = Pattern.compile("(?i)(#|data:image/(png|jpe?g|gif);).*", Pattern.DOTALL);
    /** A style of SVG that names an address outside of the picture. */
    private static final Pattern FETCHING_STYLE =
            Pattern.compile("@import|url\\(\\s*+['\"]?+\\s*+(?!#)", Pattern.CASE_INSENSITIVE);

    private final boolean story;
    private final Consumer<String> complaint;

    /** Looks for the content of parts with text, or of others; what is wrong goes to the complaint. */
    PartContent(boolean story, Consumer<String> complaint) {
        this.story = story;
        this.complaint = complaint;
    }

    void check(XmlElement element) {
        boolean svg = element.name().startsWith(SVG);
        if (!story && FIELDS.contains(element.name())) {
            complaint.accept("has a field, which belongs into the text");
        } else if (SCRIPTS.contains(element.name())) {
            complaint.accept("is a picture with a program in it");
        } else if (svg
                && element.name().endsWith("}style")
                && FETCHING_STYLE.matcher(element.text()).find()) {
            complaint.accept("is a picture that fetches another one");
        }
        if (svg || element.name().startsWith("v:") || element.name().startsWith("o:")) {
            element.attributes().forEach(attribute -> checkAttribute(element, attribute, svg));
        }
        for (XmlNode child : element.children()) {
            if (child instanceof XmlElement inner) {
                check(inner);
            }
        }
    }

    private void checkAttribute(XmlElement element, XmlElement.Attribute attribute, boolean svg) {
        String value = attribute.value().strip();
        String name = attribute.name().toLowerCase(Locale.ROOT);
        boolean link = !svg ? name.equals("href") : element.name().equals(SVG + "a");
        boolean address = ADDRESSES.contains(name) && !value.isEmpty();
        if (svg && name.startsWith("on")) {
            complaint.accept("is a picture with a program in it");
        } else if (svg && FETCHING_STYLE.matcher(value).find()) {
            complaint.accept("is a picture that fetches another one");
        } else if (address && link && !LINK.matcher(value).matches()) {
            complaint.accept("has a shape with a link to '" + value
                    + "'; links must begin with http://, https://, mailto:" + " or tel:");
        } else if (address && !link && !WITHIN.matcher(value).matches()) {
            complaint.accept("fetches a picture from '" + value + "' when it is opened; embed or remove it");
        }
    }
}
