package dev.paperclick.jobs;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.scheduling.support.CronExpression;

/** What somebody may write who has not written a cron expression. */
final class CronHint {

    private static final Pattern TIME = Pattern.compile("\\b([01]?\\d|2[0-3]):([0-5]\\d)\\b");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    private static final List<String> FIELDS = List.of("minute", "hour", "day of month", "month", "day of week");
    private static final List<String> RANGES = List.of("0-59", "0-23", "1-31", "1-12 or JAN-DEC", "0-7 or MON-SUN");

    private CronHint() {}

    /** A whole sentence's end, with its full stop. */
    static String of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String[] fields = text.strip().split("\\s+", -1);
        if (fields.length == 5 || fields.length == 6) {
            int first = fields.length - 5;
            OptionalInt wrong = IntStream.range(0, 5)
                    .filter(i -> !isField(i, fields[first + i]))
                    .findFirst();
            if (wrong.isPresent()) {
                int i = wrong.getAsInt();
                return "its " + FIELDS.get(i) + " '" + fields[first + i] + "' must be * or within " + RANGES.get(i)
                        + "; '15 2 * * *' is every day at 02:15.";
            }
            if (!fields[first + 2].startsWith("*") && !fields[first + 4].startsWith("*")) {
                return "put * into one of the two; MON#1 is the first Monday of a month.";
            }
        }
        Matcher time = TIME.matcher(text);
        String clock = time.find() ? Integer.parseInt(time.group(2)) + " " + Integer.parseInt(time.group(1)) : "0 8";
        for (String day : DAYS) {
            if (lower.contains(day)) {
                return "try '" + clock + " * * " + day.toUpperCase(Locale.ROOT) + "'.";
            }
        }
        return lower.contains("hour")
                ? "try '0 * * * *'."
                : "it is minute, hour, day of month, month and day of week; '" + (clock.equals("0 8") ? "15 2" : clock)
                        + " * * *' is every day at " + (clock.equals("0 8") ? "02:15" : time.group()) + ".";
    }

    private static boolean isField(int position, String field) {
        String[] all = {"0", "*", "*", "*", "*", "*"};
        all[position + 1] = field;
        try {
            CronExpression.parse(String.join(" ", all));
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
