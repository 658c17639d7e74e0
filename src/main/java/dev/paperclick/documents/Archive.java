package dev.paperclick.documents;

import dev.paperclick.jobs.StopSignal;
import dev.paperclick.platform.AtomicFile;
import dev.paperclick.platform.FileReason;
import dev.paperclick.platform.UserProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * One zip file with the documents of a run's list and their PDFs, made before or by this run, and with nothing else that lies in the
 * folder. The same documents give the same bytes: their order is that of the list, and every entry has the same date.
 */
@Component
class Archive {

    /** Not the earliest that a zip file can say: beside that one, Java writes the same instant in this computer's time zone. */
    private static final LocalDateTime NO_TIME = LocalDate.of(1980, 2, 1).atStartOfDay();

    private static final int MOST_NAME_BYTES = 100;

    private final ListedRows rows;
    private final StopSignal stop;

    Archive(ListedRows rows, StopSignal stop) {
        this.rows = rows;
        this.stop = stop;
    }

    /** {@code <list name>_<yyyymmdd>.zip} in the output folder. */
    static Path file(GenerationRun run, RunPlan plan) {
        String list = String.valueOf(plan.listFile().getFileName());
        int dot = list.lastIndexOf('.');
        String name = SafeName.of(dot > 0 ? list.substring(0, dot) : list, '-', MOST_NAME_BYTES);
        return plan.output().resolve(name + "_" + DateTimeFormatter.BASIC_ISO_DATE.format(run.date()) + ".zip");
    }

    /**
     * Writes it whole.
     *
     * @return false when it was asked to stop, and has left nothing
     */
    boolean write(GenerationRun run, RunPlan plan) {
        Path target = file(run, plan);
        try {
            AtomicFile.writeBytes(target, out -> fill(out, run, plan));
            return true;
        } catch (CancellationException e) {
            return false;
        } catch (UncheckedIOException e) {
            throw problem(target, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw problem(target, e);
        }
    }

    private void fill(OutputStream out, GenerationRun run, RunPlan plan) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        rows.forEachManifested(run, row -> {
            if (stop.isGiven()) {
                throw new CancellationException();
            }
            add(zip, plan.output(), Path.of(row.resume()), row.resumePdfSha256());
            add(zip, plan.output(), Path.of(row.coverLetter()), row.coverLetterPdfSha256());
        });
        zip.finish();
    }

    private static void add(ZipOutputStream zip, Path folder, Path document, @Nullable String pdfSha256) {
        add(zip, folder, document);
        Path pdf = PdfPath.of(document);
        if (pdfSha256 != null && Files.isRegularFile(pdf)) {
            add(zip, folder, pdf);
        }
    }

    /** Documents and PDFs are packed already: packing them again would cost time and gain nothing. */
    private static void add(ZipOutputStream zip, Path folder, Path document) {
        try {
            ZipEntry entry = new ZipEntry(folder.relativize(document).toString().replace('\\', '/'));
            CRC32 sum = new CRC32();
            long size = Files.copy(document, new CheckedOutputStream(OutputStream.nullOutputStream(), sum));
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(size);
            entry.setCrc(sum.getValue());
            entry.setTimeLocal(NO_TIME);
            zip.putNextEntry(entry);
            Files.copy(document, zip);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UserProblem problem(Path target, IOException e) {
        if (e instanceof NoSuchFileException missing) {
            return UserProblem.inSurroundings(
                    missing.getFile()
                            + ": vanished before it was in the archive; leave the folder alone until the run is "
                            + "over, and begin again with 'paperclick generate'.",
                    e);
        }
        return UserProblem.inSurroundings(
                target + ": cannot be written (" + FileReason.of(e)
                        + "); make room or mend the permissions, then give the "
                        + "same command again: it goes on from here.",
                e);
    }
}
