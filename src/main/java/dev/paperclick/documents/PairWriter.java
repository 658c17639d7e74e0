package dev.paperclick.documents;

import dev.paperclick.applications.Application;
import dev.paperclick.applications.Column;
import dev.paperclick.applications.GeneratedApplication;
import dev.paperclick.links.DocumentMark;
import dev.paperclick.platform.AtomicFile;
import dev.paperclick.platform.FileReason;
import dev.paperclick.platform.Sha256;
import dev.paperclick.platform.UserProblem;
import dev.paperclick.templates.CompiledTemplate;
import dev.paperclick.templates.DocumentBuffer;
import dev.paperclick.templates.Packing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Renders a row's two documents and puts them in place, whole.
 *
 * <p>Thread-safe: runs in several workers at once, each on rows of its own. Doing a row again overwrites its files with
 * the same bytes, which is what makes a killed run harmless; where the packing changed in between, with the same document.
 */
final class PairWriter implements ItemProcessor<LinkedRow, WrittenPair> {

    private final RunPlan plan;
    private final GenerationRun run;
    private final GenerateProgress progress;
    private final ThreadLocal<DocumentBuffer> buffers;

    PairWriter(RunPlan plan, GenerationRun run, GenerateProgress progress, Packing packing) {
        this.plan = plan;
        this.run = run;
        this.progress = progress;
        this.buffers = ThreadLocal.withInitial(() -> new DocumentBuffer(packing));
    }

    @Override
    public WrittenPair process(LinkedRow linked) {
        Application application = linked.row().application();
        RunPlan.Profile profile = plan.profile(application);
        PairPaths paths =
                PairPaths.of(plan.output(), application, profile.candidate().fullName(), run.date());
        DocumentContent content = new DocumentContent(profile.content(), application, linked.redirects(), run.date());
        makeFolder(paths.folder());
        String resume = write(
                plan.templates().resume(application.field(Column.RESUME_TEMPLATE)),
                content,
                DocumentMark.RESUME,
                paths.resume());
        String coverLetter = write(
                plan.templates().coverLetter(application.field(Column.COVER_LETTER_TEMPLATE)),
                content,
                DocumentMark.COVER_LETTER,
                paths.coverLetter());
        progress.pairWritten();
        return new WrittenPair(
                linked.row().number(),
                new GeneratedApplication(
                        application,
                        linked.row().contentHash(),
                        linked.trackingProblem() == null,
                        linked.trackingIds(),
                        paths.resume(),
                        resume,
                        paths.coverLetter(),
                        coverLetter),
                linked.trackingProblem());
    }

    private String write(CompiledTemplate template, DocumentContent content, DocumentMark mark, Path target) {
        ByteBuffer document = template.render(content.in(mark), buffers.get());
        String sha256 = Sha256.hex(document);
        try {
            AtomicFile.write(target, document);
        } catch (IOException e) {
            throw cannotWrite(target, e);
        }
        return sha256;
    }

    /** A link in the place of the folder would lead the documents elsewhere. */
    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw UserProblem.inSurroundings(
                        folder + ": is a symbolic link where a folder for documents should be; remove it.");
            }
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
    }

    private static UserProblem cannotWrite(Path path, IOException e) {
        return UserProblem.inSurroundings(
                path + ": cannot be written (" + FileReason.of(e)
                        + "); make room or mend the permissions, then give the same "
                        + "command again: it goes on from here.",
                e);
    }
}
