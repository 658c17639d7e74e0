package dev.paperclick.links;

import java.util.Locale;

/**
 * What a link is for.
 *
 * @param name as reports and the database show it: {@code LinkedIn}
 * @param slug as tracking ids carry it: {@code linkedin}
 */
public record LinkFunction(String name, String slug) {

    /** The candidate's scheduling page. */
    public static final LinkFunction CALENDLY = new LinkFunction("Calendly", "calendly");

    /** The candidate's profile. */
    public static final LinkFunction LINKEDIN = new LinkFunction("LinkedIn", "linkedin");

    /** The candidate's own site. */
    public static final LinkFunction PORTFOLIO = new LinkFunction("Portfolio", "portfolio");

    static final int LONGEST_SLUG = 40;

    private static final String VARIABLE_SUFFIX = "_url";

    public LinkFunction {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a link function needs a name");
        }
        if (slug.isEmpty() || slug.length() > LONGEST_SLUG || !isSlug(slug)) {
            throw new IllegalArgumentException("'" + slug + "' is not 1 to 40 characters of a-z, 0-9 and _");
        }
    }

    /**
     * The function of the links that a template variable stands for: {@code calendly_url} is {@link #CALENDLY},
     * {@code github_url} a function named Github.
     *
     * @param variable ends in {@code _url}, otherwise a-z, 0-9 and _
     */
    public static LinkFunction forVariable(String variable) {
        if (!variable.endsWith(VARIABLE_SUFFIX)) {
            throw new IllegalArgumentException("'" + variable + "' does not end in " + VARIABLE_SUFFIX);
        }
        String stem = variable.substring(0, variable.length() - VARIABLE_SUFFIX.length());
        return switch (stem) {
            case "calendly" -> CALENDLY;
            case "linkedin" -> LINKEDIN;
            case "portfolio" -> PORTFOLIO;
            default -> new LinkFunction(title(stem), stem.substring(0, Math.min(stem.length(), LONGEST_SLUG)));
        };
    }

    private static String title(String stem) {
        String words = stem.replace('_', ' ').strip();
        return words.isEmpty() ? stem : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static boolean isSlug(String text) {
        return isSlug(text, 0, text.length());
    }

    /** Whether so much of a text may be a slug. */
    static boolean isSlug(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) {
                return false;
            }
        }
        return true;
    }
}
