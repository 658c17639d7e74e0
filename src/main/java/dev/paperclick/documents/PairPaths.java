package dev.paperclick.documents;

import dev.paperclick.applications.Application;
import dev.paperclick.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * Where an application's two documents stand: {@code <company>-<title>-<short id>/resume_<Full_Name>_<yyyymmdd>.docx}.
 *
 * @param folder the application's own folder inside the output folder of the list
 */
record PairPaths(Path folder, Path resume, Path coverLetter) {

    private static final int MAX_WORDS_BYTES = 60;

    static PairPaths of(Path output, Application application, String fullName, LocalDate date) {
        Path folder = output.resolve(SafeName.of(application.company(), '-', MAX_WORDS_BYTES)
                + "-" + SafeName.of(application.title(), '-', MAX_WORDS_BYTES)
                + "-" + shortId(application.applicationId()));
        String suffix = "_" + SafeName.of(fullName, '_', MAX_WORDS_BYTES) + "_"
                + date.format(DateTimeFormatter.BASIC_ISO_DATE) + ".docx";
        return new PairPaths(folder, folder.resolve("resume" + suffix), folder.resolve("cover_letter" + suffix));
    }

    /** Ten hex digits: two applications of one name meet with a chance of one in a trillion. */
    private static String shortId(String applicationId) {
        return Sha256.hex(applicationId.getBytes(StandardCharsets.UTF_8)).substring(0, 10);
    }
}
