package dev.paperclick.reports;

import dev.paperclick.platform.AtomicFile;
import dev.paperclick.platform.UserProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reports as files, in each format that there is a writer for. */
@Component
public class ReportFiles {

    private final List<ReportWriter> writers;

    public ReportFiles(List<ReportWriter> writers) {
        this.writers = writers.stream()
                .sorted(Comparator.comparing(ReportWriter::format))
                .toList();
    }

    /** The names of all formats, in the order of the alphabet. */
    public List<String> formats() {
        return writers.stream().map(ReportWriter::format).toList();
    }

    /**
     * Writes the report to a file whose name ends as its format is called. It appears whole or not at all; the folder
     * must exist.
     *
     * @throws UserProblem when the name ends otherwise
     */
    public void write(Report report, Path file) throws IOException {
        String name = file.getFileName().toString();
        ReportWriter writer = writer(name.substring(name.lastIndexOf('.') + 1));
        AtomicFile.writeBytes(file, out -> writer.write(report, out));
    }

    /**
     * Writes the report in this format; the stream stays open.
     *
     * @throws UserProblem when there is no such format
     */
    public void write(Report report, String format, OutputStream out) throws IOException {
        writer(format).write(report, out);
    }

    private ReportWriter writer(String format) {
        return writers.stream()
                .filter(writer -> writer.format().equals(format))
                .findFirst()
                .orElseThrow(() -> UserProblem.inInput("Reports cannot be written as '" + format + "'; formats are "
                        + String.join(", ", formats()) + "."));
    }
}
