package dev.paperclick.templates;

import java.util.Locale;
import java.util.Set;

/**
 * The kinds of fields (ECMA-376 part 1, 17.16.5) that may go out with a document: each shows what the document itself,
 * the clock or the settings of its reader's Word say. None reads a file, calls a machine or a program, or asks a question.
 *
 * <p>Kinds that set or print text from elsewhere ({@code QUOTE}, {@code SET}, {@code AUTOTEXT}), that steer a mail merge
 * ({@code NEXT}, {@code ASK}, {@code ADDRESSBLOCK}) or that tell of the reader's machine ({@code FILENAME},
 * {@code USERNAME}, {@code INFO}) are not among them.
 */
final class FieldKinds {

    static final String LINK = "HYPERLINK";

    private static final Set<String> NUMBERS = Set.of(
            "PAGE",
            "NUMPAGES",
            "NUMWORDS",
            "NUMCHARS",
            "SECTION",
            "SECTIONPAGES",
            "SEQ",
            "LISTNUM",
            "AUTONUM",
            "AUTONUMLGL",
            "AUTONUMOUT",
            "REVNUM");
    private static final Set<String> TIMES = Set.of("DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "EDITTIME");
    private static final Set<String> PROPERTIES =
            Set.of("AUTHOR", "COMMENTS", "DOCPROPERTY", "KEYWORDS", "LASTSAVEDBY", "SUBJECT", "TITLE");
    private static final Set<String> PLACES = Set.of(
            LINK,
            "REF",
            "PAGEREF",
            "NOTEREF",
            "STYLEREF",
            "TOC",
            "TC",
            "TOA",
            "TA",
            "INDEX",
            "XE",
            "CITATION",
            "BIBLIOGRAPHY");
    private static final Set<String> SIGNS = Set.of("SYMBOL", "EQ", "ADVANCE", "BARCODE", "DISPLAYBARCODE");
    private static final Set<String> FORMS = Set.of("MERGEFIELD", "IF", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN");

    private FieldKinds() {}

    /** Whether a field of the kind may stand in a document; in upper-case letters or not. */
    static boolean isHarmless(String kind) {
        String name = kind.toUpperCase(Locale.ROOT);
        return isFormula(name)
                || NUMBERS.contains(name)
                || TIMES.contains(name)
                || PROPERTIES.contains(name)
                || PLACES.contains(name)
                || SIGNS.contains(name)
                || FORMS.contains(name);
    }

    /** Whether the arguments are words and texts in quotation marks; those of formulas are not. */
    static boolean takesText(String kind) {
        return !isFormula(kind) && !kind.equalsIgnoreCase("EQ");
    }

    private static boolean isFormula(String kind) {
        return kind.startsWith("=");
    }
}
