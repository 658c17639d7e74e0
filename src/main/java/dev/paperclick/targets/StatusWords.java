package dev.paperclick.targets;

import dev.paperclick.targets.Look.Finding;
import org.jspecify.annotations.Nullable;

/** What the status of an answer says about a page. */
final class StatusWords {

    private StatusWords() {}

    /**
     * Judges the answer at the end of the way.
     *
     * @param movedTo where permanent redirects led; null when there were none
     * @param end where the answer came from when that was not the target itself; null when it was
     */
    static Look judge(int status, @Nullable String movedTo, @Nullable String end) {
        String where = end == null ? "" : " after redirects";
        return switch (finding(status)) {
            case ARRIVED ->
                new Look(Finding.ARRIVED, status, movedTo == null ? "answers" + where : "has moved for good", movedTo);
            case GONE ->
                new Look(
                        Finding.GONE,
                        status,
                        (status == 410 ? "is gone for good (410)" : "is not there (404)") + where,
                        null);
            case REFUSED ->
                new Look(
                        Finding.REFUSED, status, "answers people only, or not so often (" + status + ")" + where, null);
            default -> new Look(Finding.UNCLEAR, status, words(status) + where, null);
        };
    }

    private static Finding finding(int status) {
        return switch (status) {
            case 404, 410 -> Finding.GONE;
            // 999 is LinkedIn's answer to programs, whether there is such a profile or not
            case 401, 403, 429, 999 -> Finding.REFUSED;
            default -> status >= 200 && status < 300 ? Finding.ARRIVED : Finding.UNCLEAR;
        };
    }

    private static String words(int status) {
        return status >= 500 && status < 600
                ? "its server has trouble (" + status + ")"
                : "gives an unusual answer (" + status + ")";
    }
}
