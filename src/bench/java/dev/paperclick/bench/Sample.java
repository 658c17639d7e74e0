package dev.paperclick.bench;

import dev.paperclick.documents.SampleContent;
import dev.paperclick.templates.CompiledTemplate;
import dev.paperclick.templates.DocumentBuffer;
import dev.paperclick.templates.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** One of the shipped templates with what goes into it, for Paperclick and for its peers. */
final class Sample {

    static final int VARIANTS = 8;

    final CompiledTemplate template;
    final List<Value.Fields> contents = new ArrayList<>();
    /** The same texts by the names of the placeholders in {@link #unrolled}. */
    final List<Map<String, String>> texts = new ArrayList<>();

    private Sample(String file, Value.Fields content) {
        template = CompiledTemplate.compile(Path.of("input/templates", file));
        for (int i = 0; i < VARIANTS; i++) {
            Value.Fields variant = Shape.variant(content, i);
            contents.add(variant);
            texts.add(Shape.texts(variant));
        }
    }

    static List<Sample> all() {
        return List.of(
                new Sample("resume.docx", SampleContent.resume()),
                new Sample("cover_letter.docx", SampleContent.coverLetter()));
    }

    /** The template with its sections unrolled and placeholders as a peer spells them. */
    byte[] unrolled(Function<String, String> spelling) {
        return rendered(Shape.placeholders(contents.get(0), spelling));
    }

    byte[] rendered(Value.Fields content) {
        ByteBuffer file = template.render(content, new DocumentBuffer());
        byte[] bytes = new byte[file.remaining()];
        file.get(bytes);
        return bytes;
    }

    /** Refuses a document that does not say what Paperclick's says. */
    void check(int variant, byte[] document, String whose) {
        String expected = text(rendered(contents.get(variant)));
        String actual = text(document);
        if (!expected.equals(actual)) {
            throw new IllegalStateException(whose + " writes another text:\n" + actual + "\ninstead of\n" + expected);
        }
    }

    private static String text(byte[] document) {
        try (XWPFWordExtractor extractor =
                new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(document)))) {
            return extractor.getText();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
