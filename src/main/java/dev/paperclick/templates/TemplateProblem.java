package dev.paperclick.templates;

/**
 * Something in a template that keeps documents from being made of it.
 *
 * @param place the part in words, such as "header 1"; empty when the whole file is meant
 * @param paragraph the text around it, cropped
 * @param tag what is wrong there
 * @param advice what is wrong about it and what to do
 */
public record TemplateProblem(String place, String paragraph, String tag, String advice) {

    /** A problem of the whole file. */
    static TemplateProblem ofFile(String sentence) {
        return new TemplateProblem("", "", "", sentence);
    }

    /** The problem in one sentence, which names the file. */
    public String sentence(String file) {
        return place.isEmpty() ? advice : file + ", " + place + ", in “" + paragraph + "”: " + tag + " " + advice;
    }
}
