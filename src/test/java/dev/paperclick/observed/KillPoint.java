package dev.paperclick.observed;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An instant of a run at which it is killed.
 *
 * @param moment of the call
 * @param call the calls that are counted, all when it is null
 * @param subject a pattern that is found in the path or the statement of those that are counted
 * @param count which one it is
 * @param exact whether everything stands still at that instant until the kill has come; else it comes a little later,
 *     wherever the program is then
 */
public record KillPoint(Moment moment, @Nullable Call call, String subject, int count, boolean exact) {

    /** This one, at another count. */
    public KillPoint at(int number) {
        return new KillPoint(moment, call, subject, number, exact);
    }

    boolean counts(Moment when, Call what, String of) {
        return moment == when
                && (call == null || call == what)
                && Pattern.compile(subject).matcher(of).find();
    }

    /** As one word for another process. */
    String encoded() {
        return String.join(
                "\t", moment.name(), call == null ? "" : call.name(), subject, String.valueOf(count), exact + "");
    }

    static KillPoint decoded(String word) {
        String[] parts = word.split("\t", -1);
        return new KillPoint(
                Moment.valueOf(parts[0]),
                parts[1].isEmpty() ? null : Call.valueOf(parts[1]),
                parts[2],
                Integer.parseInt(parts[3]),
                Boolean.parseBoolean(parts[4]));
    }
}
