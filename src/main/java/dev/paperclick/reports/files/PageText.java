package dev.paperclick.reports.files;

import dev.paperclick.reports.files.View.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as pages show them. */
final class PageText {

    static final String NOTHING = "–";

    private static final int LONGEST = 200;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

    private PageText() {}

    /** Anything but moments, for which a zone is needed. */
    static String of(Kind kind, @Nullable Object value) {
        return of(kind, value, ZoneOffset.UTC);
    }

    static String of(Kind kind, @Nullable Object value, ZoneId zone) {
        if (value == null) {
            return NOTHING;
        }
        return switch (kind) {
            case TEXT -> value.toString().isEmpty() ? Wording.NOT_KNOWN : CleanText.crop(value.toString(), LONGEST);
            case NUMBER -> String.format(Locale.ENGLISH, "%,d", (Long) value);
            case DECIMAL -> String.format(Locale.ENGLISH, "%,.1f", (Double) value);
            case RATE -> String.format(Locale.ENGLISH, "%.1f%%", (Double) value * 100);
            case CHANGE -> String.format(Locale.ENGLISH, "%+.0f%%", (Double) value * 100);
            case DAY -> DAY.format((LocalDate) value);
            case MOMENT -> MOMENT.format(((Instant) value).atZone(zone));
        };
    }
}
