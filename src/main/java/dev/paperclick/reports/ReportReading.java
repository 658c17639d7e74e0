package dev.paperclick.reports;

import dev.paperclick.reports.Report.Subject;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** What the database says of several subjects at one moment; a report of each is made when its turn has come. */
record ReportReading(ReportPeriod period, Instant madeAt, Map<Subject, ReportRows> rows) {

    ReportReading {
        rows = Map.copyOf(rows);
    }

    /** The report about a subject that was read. */
    Report of(Subject subject) {
        return new ReportAssembly(subject, period, madeAt, Objects.requireNonNull(rows.get(subject))).report();
    }
}
