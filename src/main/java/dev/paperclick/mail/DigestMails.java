package dev.paperclick.mail;

import dev.paperclick.mail.Letter.Attachment;
import dev.paperclick.mail.Letter.Picture;
import dev.paperclick.reports.Report;
import dev.paperclick.reports.ReportFiles;
import dev.paperclick.reports.ReportPeriod;
import dev.paperclick.reports.Reports;
import jakarta.activation.DataSource;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Weekly digests as letters: the report of the week, in the recipient's zone and way to write dates. */
@Component
class DigestMails {

    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Reports reports;
    private final ReportFiles files;
    private final Clock clock;

    DigestMails(Reports reports, ReportFiles files, Clock clock) {
        this.reports = reports;
        this.files = files;
        this.clock = clock;
    }

    /**
     * What a recipient reads.
     *
     * @param empty whether nothing happened in the week
     */
    record WeeklyLetter(Letter letter, boolean empty) {}

    /**
     * The letter of a week.
     *
     * @param about the candidate; null for all together
     * @param week as ISO 8601 writes it; empty for the last that is over
     * @param ending how the reader ends these mails; null when there is nothing to end
     */
    WeeklyLetter letter(@Nullable String about, String week, ZoneId zone, Locale locale, @Nullable String ending) {
        ReportPeriod days = ReportPeriod.week(week, clock.instant(), zone);
        Report report = reports.of(reports.subject(about), days);
        Digest digest = DigestWriter.write(report, locale, ending);
        List<Picture> pictures = DigestCharts.draw(report, locale);
        Letter letter = new Letter(
                digest.subject(),
                TextDigest.write(digest),
                HtmlDigest.write(digest, pictures),
                pictures,
                List.of(new Attachment("applications-" + Weeks.name(days) + ".xlsx", workbook(report))));
        return new WeeklyLetter(letter, digest.empty());
    }

    private DataSource workbook(Report report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            files.write(report, "xlsx", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ByteArrayDataSource(bytes.toByteArray(), WORKBOOK);
    }
}
