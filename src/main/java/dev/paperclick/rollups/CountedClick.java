package dev.paperclick.rollups;

import dev.paperclick.clicks.Verdict;
import dev.paperclick.platform.CopyReader;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a click decides where it counts.
 *
 * @param micros when, since 1970
 * @param document empty for none
 * @param visitor who, among all of the day; null for machines, and for whom nobody knows
 * @param reasons only of clicks that are not a person's
 */
record CountedClick(
        long micros,
        String trackingId,
        String document,
        String source,
        Verdict verdict,
        boolean anonymous,
        @Nullable String visitor,
        List<String> reasons) {

    /** The columns of {@code link_clicks} that {@link #read} takes. */
    static final String COLUMNS =
            "click.clicked_at, click.tracking_id, coalesce(click.document, ''), click.click_source,"
                    + " click.verdict, click.anonymous, case when click.verdict = 'human' then click.session_id end,"
                    + " case when click.verdict <> 'human' then click.reasons else '{}' end";

    static CountedClick read(CopyReader row) throws SQLException {
        return new CountedClick(
                row.someMicros(),
                row.someText(),
                row.someText(),
                row.someText(),
                Verdict.of(row.someText()),
                row.bool(),
                row.text(),
                row.texts());
    }

    boolean isByPerson() {
        return verdict == Verdict.HUMAN;
    }
}
