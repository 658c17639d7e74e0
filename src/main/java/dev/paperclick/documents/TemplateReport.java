package dev.paperclick.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link TemplateCheck} found.
 *
 * @param template name of the file
 * @param list the list whose columns count; null when those of any list do
 * @param candidate whose profile counts; null when that of anybody does
 * @param usable whether documents can be made of it
 * @param problems what keeps documents from being made
 * @param warnings what the author should know although they can be made
 * @param placeholders every place that content can fill, in reading order, equal ones together
 */
public record TemplateReport(
        String template,
        @Nullable String list,
        @Nullable String candidate,
        boolean usable,
        List<Problem> problems,
        List<String> warnings,
        List<Line> placeholders) {

    public TemplateReport {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
        placeholders = List.copyOf(placeholders);
    }

    /**
     * A mistake.
     *
     * @param place the part in words; like {@code paragraph} and {@code tag} empty when the whole file is meant
     * @param sentence all of it in one sentence
     */
    public record Problem(String place, String paragraph, String tag, String advice, String sentence) {}

    /**
     * Equal placeholders of one place.
     *
     * @param kind {@code value}, {@code section}, {@code inverted} or {@code link address}
     * @param text the paragraph around the first of them, cropped; empty where there is none
     * @param section the enclosing sections, outermost first, joined by "/"; empty outside of sections
     * @param count how often it stands there
     * @param from who fills it: {@code list}, {@code profile}, {@code paperclick}, {@code item}, {@code nobody} when
     *     the list or profile lacks it, {@code unknown} when the name is none
     * @param explanation the same in words
     * @param nearest names that may have been meant by an unknown one
     */
    public record Line(
            String name,
            String kind,
            String place,
            String text,
            String section,
            int count,
            String from,
            String explanation,
            List<String> nearest) {

        public Line {
            nearest = List.copyOf(nearest);
        }
    }
}
