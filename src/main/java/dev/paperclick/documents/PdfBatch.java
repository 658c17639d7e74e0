package dev.paperclick.documents;

import dev.paperclick.office.PdfDesk;
import dev.paperclick.platform.AtomicFile;
import dev.paperclick.platform.Sha256;
import dev.paperclick.platform.UserProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Some documents at one desk: copies of them are laid there, and each PDF is put in its place, whole, as soon as it is
 * made. For one thread.
 */
final class PdfBatch {

    private final PdfDesk desk;
    private final PdfDocuments documents;
    private final GenerationRun run;
    private final PdfTally tally;
    private final GenerateProgress progress;

    PdfBatch(PdfDesk desk, PdfDocuments documents, GenerationRun run, PdfTally tally, GenerateProgress progress) {
        this.desk = desk;
        this.documents = documents;
        this.run = run;
        this.tally = tally;
        this.progress = progress;
    }

    private record Laid(PdfDocuments.Listed document, PdfSource source) {}

    void convert(List<PdfDocuments.Listed> due, BooleanSupplier stopped) {
        List<Laid> laid = new ArrayList<>();
        for (PdfDocuments.Listed document : due) {
            lay(document, laid);
        }
        desk.convert(stopped, new PdfDesk.Outcome() {
            @Override
            public void made(int number, Path pdf) {
                place(laid.get(number), pdf);
            }

            @Override
            public void failed(int number, String reason) {
                fail(laid.get(number).document(), reason);
            }
        });
    }

    private void lay(PdfDocuments.Listed document, List<Laid> laid) {
        Path file = Path.of(document.path());
        try {
            long modified = PdfSource.modifiedMicros(file);
            byte[] content = Files.readAllBytes(file);
            desk.lay(content);
            laid.add(new Laid(document, PdfSource.of(modified, content)));
        } catch (NoSuchFileException e) {
            fail(document, "the document is no longer there");
        } catch (IOException e) {
            fail(document, "the document cannot be read (" + e.getMessage() + ")");
        }
    }

    private void fail(PdfDocuments.Listed document, String reason) {
        tally.failed(Path.of(document.path()), reason);
        progress.pdfDone();
    }

    /**
     * The store knows the PDF before it appears: one that nobody knows would be taken for a person's own. Killed in
     * between, it is missing, and made again.
     */
    private void place(Laid laid, Path pdf) {
        Path document = Path.of(laid.document().path());
        Path target = PdfPath.of(document);
        try {
            byte[] content = Files.readAllBytes(pdf);
            documents.save(
                    laid.document().path(),
                    new PdfDocuments.Made(
                            laid.document().sha256(), laid.source(), Sha256.hex(ByteBuffer.wrap(content)), run.id()));
            AtomicFile.write(target, ByteBuffer.wrap(content));
        } catch (IOException e) {
            throw UserProblem.inSurroundings(
                    target + ": cannot be written (" + e.getMessage()
                            + "); make room or mend the permissions, then give the same command again: it goes on from "
                            + "here.",
                    e);
        }
        tally.made();
        progress.pdfDone();
    }
}
