package dev.paperclick.office;

import dev.paperclick.platform.UserProblem;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Converts documents, one after the other in one LibreOffice process, since its start costs as much as twenty documents.
 * A document that it cannot convert, crashes at or hangs on has a second chance in a fresh process with a fresh profile;
 * the others are not affected.
 *
 * <p>For one thread.
 */
public final class PdfDesk {

    /** Who hears what becomes of each document, by its number in the order in which they were laid, from 0. */
    public interface Outcome {

        /** The file is whole, and gone when this returns. */
        void made(int number, Path pdf);

        /**
         * There will be none.
         *
         * @param reason a clause, for a person
         */
        void failed(int number, String reason);
    }

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final int CHANCES = 2;
    private static final String END_OF_PDF = "%%EOF";
    private static final int TAIL = 1024;

    private final Path program;
    private final Path folder;
    private final Duration patience;
    private final Confidence confidence;
    private int profiles = 1;
    private int laid;

    PdfDesk(Path program, Path folder, Duration patience, Confidence confidence) {
        this.program = program;
        this.folder = folder;
        this.patience = patience;
        this.confidence = confidence;
    }

    /** Adds a document to those that {@link #convert} takes next. */
    public void lay(byte[] document) {
        try {
            Files.write(source(laid), document);
            laid++;
        } catch (IOException e) {
            throw problem(e);
        }
    }

    /**
     * Converts what was laid; afterwards the desk is empty.
     *
     * @param stopped when it says so, the process is ended, and the documents that are left have no outcome
     */
    public void convert(BooleanSupplier stopped, Outcome outcome) {
        try {
            int[] chances = IntStream.range(0, laid).map(number -> CHANCES).toArray();
            List<Integer> waiting = IntStream.range(0, laid).boxed().toList();
            while (!waiting.isEmpty() && !stopped.getAsBoolean()) {
                if (confidence.isLost()) {
                    waiting.forEach(number -> outcome.failed(
                            number, "not tried, since LibreOffice crashed or hung at each of the documents before"));
                    break;
                }
                waiting = new Pass(waiting, chances, outcome).run(stopped);
            }
            for (; laid > 0; laid--) {
                Files.deleteIfExists(source(laid - 1));
            }
        } catch (IOException e) {
            throw problem(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while LibreOffice was at work", e);
        }
    }

    /** One process over some documents. */
    private final class Pass {

        private final List<Integer> documents;
        private final int[] chances;
        private final Outcome outcome;
        private final List<Integer> again = new ArrayList<>();
        private int next;

        Pass(List<Integer> documents, int[] chances, Outcome outcome) {
            this.documents = documents;
            this.chances = chances;
            this.outcome = outcome;
        }

        /** Which documents are left. */
        List<Integer> run(BooleanSupplier stopped) throws IOException, InterruptedException {
            String fault = converse(stopped);
            if (stopped.getAsBoolean()) {
                return List.of();
            }
            int newest = newest();
            tellUpTo(newest >= next && isWhole(pdf(documents.get(newest))) ? newest + 1 : newest);
            if (fault == null) {
                while (next < documents.size()) {
                    missed("LibreOffice cannot convert it");
                }
            } else {
                confidence.shaken();
                if (next < documents.size()) {
                    missed(fault);
                }
            }
            again.addAll(documents.subList(next, documents.size()));
            return again;
        }

        /** Listens to the process until it has ended, or is ended; what was wrong with the document that it was at. */
        private @Nullable String converse(BooleanSupplier stopped) throws IOException, InterruptedException {
            try (OfficeProcess process = OfficeProcess.start(
                    program,
                    folder.resolve("profile-" + profiles),
                    documents.stream().map(PdfDesk.this::source).toList(),
                    folder,
                    folder.resolve("log.txt"))) {
                long quietSince = System.nanoTime();
                while (!process.endsWithin(LOOK_EVERY)) {
                    if (stopped.getAsBoolean()) {
                        return null;
                    }
                    if (tellUpTo(newest())) {
                        quietSince = System.nanoTime();
                    } else if (System.nanoTime() - quietSince > patience.toNanos()) {
                        return "LibreOffice hung at it for " + patience.toSeconds() + " s";
                    }
                }
                return process.endedWell() ? null : "LibreOffice crashed at it";
            }
        }

        /** Index of the last document whose PDF has been begun. */
        private int newest() {
            return IntStream.iterate(documents.size() - 1, index -> index >= next, index -> index - 1)
                    .filter(index -> Files.exists(pdf(documents.get(index))))
                    .findFirst()
                    .orElse(next - 1);
        }

        /** A PDF is whole when the one after it has been begun, or the process has ended. */
        private boolean tellUpTo(int end) throws IOException {
            boolean any = next < end;
            while (next < end) {
                Path pdf = pdf(documents.get(next));
                if (isWhole(pdf)) {
                    confidence.gained();
                    outcome.made(documents.get(next++), pdf);
                } else {
                    missed("LibreOffice cannot convert it");
                }
                Files.deleteIfExists(pdf);
            }
            return any;
        }

        private void missed(String reason) throws IOException {
            int number = documents.get(next++);
            Files.deleteIfExists(pdf(number));
            // what made it stumble may be in the profile
            profiles++;
            if (--chances[number] > 0) {
                again.add(number);
            } else {
                outcome.failed(number, reason);
            }
        }
    }

    private Path source(int number) {
        return folder.resolve(number + ".docx");
    }

    private Path pdf(int number) {
        return folder.resolve(number + ".pdf");
    }

    /** A process that was killed from outside may have left half of one. */
    private static boolean isWhole(Path pdf) throws IOException {
        if (!Files.exists(pdf)) {
            return false;
        }
        try (RandomAccessFile file = new RandomAccessFile(pdf.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(TAIL, file.length())];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            return new String(tail, StandardCharsets.ISO_8859_1).contains(END_OF_PDF);
        }
    }

    private UserProblem problem(IOException e) {
        return UserProblem.inSurroundings(
                folder + ": LibreOffice cannot work there (" + e.getMessage()
                        + "); make room or mend the permissions, then give the same command again: it goes on from here.",
                e);
    }
}
