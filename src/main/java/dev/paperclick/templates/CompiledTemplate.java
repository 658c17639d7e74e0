package dev.paperclick.templates;

import dev.paperclick.templates.opc.ZipLayout;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Word template that was read, checked and compiled once and then makes any number of documents.
 *
 * <p>Immutable and safe for many threads, each with a {@link DocumentBuffer} of its own. The same content makes the
 * same bytes.
 */
public final class CompiledTemplate {

    /** A part that differs from document to document, and the part with its relationships if it has links. */
    record Part(String name, Program program, @Nullable Targets targets) {}

    /** The relationships of a part but for the links that the content brings. */
    record Targets(String name, Markup constant, Markup end) {}

    private final String sha256;
    private final ZipLayout layout;
    private final List<Part> parts;
    private final int[] counters;
    private final List<Placeholder> placeholders;
    private final List<String> warnings;

    CompiledTemplate(
            String sha256,
            ZipLayout layout,
            List<Part> parts,
            int[] counters,
            List<Placeholder> placeholders,
            List<String> warnings) {
        this.sha256 = sha256;
        this.layout = layout;
        this.parts = List.copyOf(parts);
        this.counters = counters.clone();
        this.placeholders = List.copyOf(placeholders);
        this.warnings = List.copyOf(warnings);
    }

    /**
     * Reads and compiles a template.
     *
     * @throws dev.paperclick.platform.UserProblem with everything that is wrong with it
     */
    public static CompiledTemplate compile(Path file) {
        return TemplateCompiler.compile(file);
    }

    /** The SHA-256 of the template file, in lower-case hexadecimal digits. */
    public String sha256() {
        return sha256;
    }

    /** Every place that content can fill, in reading order: the body, headers, footers, notes, properties. */
    public List<Placeholder> placeholders() {
        return placeholders;
    }

    /** What the author should know although documents can be made. */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * Makes a document.
     *
     * @return the whole .docx, ready to be written; valid until the next rendering with the same buffer
     */
    public ByteBuffer render(Value.Fields content, DocumentBuffer buffer) {
        return render(List.of(content), buffer);
    }

    /**
     * Makes a document of content in layers, so that what many documents share is prepared once for all.
     *
     * @param content a name is looked up in the last layer first
     * @return the whole .docx, ready to be written; valid until the next rendering with the same buffer
     */
    public ByteBuffer render(List<Value.Fields> content, DocumentBuffer buffer) {
        Rendering rendering = buffer.rendering;
        layout.begin(buffer.file, buffer.directory);
        rendering.begin(content, counters);
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            rendering.beginPart();
            part.program().run(rendering);
            layout.add(part.name(), rendering.out, buffer.file, buffer.directory, buffer.packer, buffer.checksum);
            if (part.targets() != null) {
                add(part.targets(), buffer);
            }
        }
        rendering.forget();
        layout.end(buffer.file, buffer.directory);
        return buffer.file.view();
    }

    private void add(Targets targets, DocumentBuffer buffer) {
        buffer.relationships.clear();
        targets.constant().writeTo(buffer.relationships);
        buffer.relationships.put(buffer.rendering.relationships);
        targets.end().writeTo(buffer.relationships);
        layout.add(targets.name(), buffer.relationships, buffer.file, buffer.directory, buffer.packer, buffer.checksum);
    }
}
