package dev.paperclick.reports;

import dev.paperclick.platform.AtomicFile;
import dev.paperclick.platform.FileReason;
import dev.paperclick.platform.UserProblem;
import dev.paperclick.platform.Workspace;
import dev.paperclick.reports.Report.Subject;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Where the nightly reports are: a folder for each date in {@code output/reports}, and in it one for each candidate. */
@Component
class ReportFolders {

    private static final String NAME = "report.";

    private final Path root;
    private final ReportFiles files;

    ReportFolders(Workspace workspace, ReportFiles files) {
        this.root = workspace.output().resolve("reports");
        this.files = files;
    }

    /**
     * Writes the files of a report, each whole or not at all, over those that are there.
     *
     * @return how many
     * @throws UserProblem when they cannot be written
     */
    int write(Report report, LocalDate date, List<String> formats) {
        Path folder = folder(report.subject(), date);
        try {
            Files.createDirectories(folder);
            for (String format : formats) {
                files.write(report, folder.resolve(NAME + format));
            }
            return formats.size();
        } catch (IOException e) {
            throw UserProblem.inSurroundings(
                    folder + ": reports cannot be written there (" + FileReason.of(e)
                            + "); make room or give this user write access to the folder.",
                    e);
        }
    }

    /** Where the reports of this date about a candidate, or about all together, are. */
    Path folder(Subject subject, LocalDate date) {
        Path ofDate = root.resolve(date.toString());
        String candidate = subject.candidateId();
        return candidate == null ? ofDate : ofDate.resolve(name(candidate));
    }

    /** An id may be the name of a file of the reports about all together; none begins with a tilde. */
    private static String name(String candidate) {
        return candidate.toLowerCase(Locale.ROOT).startsWith(NAME) ? "~" + candidate : candidate;
    }

    /**
     * Removes the reports of earlier dates, and the folders that are empty then; what else lies there stays.
     *
     * @return of how many dates
     */
    int removeBefore(LocalDate first) {
        int removed = 0;
        try {
            for (Path ofDate : folders(root)) {
                if (date(ofDate).filter(date -> date.isBefore(first)).isPresent()) {
                    for (Path ofCandidate : folders(ofDate)) {
                        removeReports(ofCandidate);
                    }
                    removed += removeReports(ofDate) ? 1 : 0;
                }
            }
        } catch (IOException e) {
            throw UserProblem.inSurroundings(
                    root + ": old reports cannot be removed (" + FileReason.of(e)
                            + "); give this user write access to the folder.",
                    e);
        }
        return removed;
    }

    private static Optional<LocalDate> date(Path folder) {
        try {
            return Optional.of(LocalDate.parse(folder.getFileName().toString()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static List<Path> folders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(path -> Files.isDirectory(path) && !Files.isSymbolicLink(path))
                    .sorted()
                    .toList();
        }
    }

    /** Whether nothing is left of the folder. */
    private boolean removeReports(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        for (String format : files.formats()) {
            names.add(NAME + format);
            names.add(AtomicFile.TEMPORARY_PREFIX + NAME + format);
        }
        for (String name : names) {
            Files.deleteIfExists(folder.resolve(name));
        }
        try {
            Files.delete(folder);
            return true;
        } catch (DirectoryNotEmptyException e) {
            return false;
        }
    }
}
