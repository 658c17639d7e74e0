package dev.paperclick.links;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of UTM parameters that need no encoding and that nobody cuts off. */
final class UtmValue {

    private static final Pattern FIT = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

    private UtmValue() {}

    static boolean isFit(String value) {
        return FIT.matcher(value).matches();
    }

    /** The value as it is, or nothing: what was bent into shape could not be looked up again. */
    static @Nullable String fitOrNull(@Nullable String value) {
        return value != null && isFit(value) ? value : null;
    }
}
