package dev.paperclick.templates;

import static dev.paperclick.templates.Contents.fields;
import static dev.paperclick.templates.Contents.items;
import static dev.paperclick.templates.Contents.link;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both ways of packing give the same document, to every reader. */
class PackingTests {

    private static final Value.Fields CONTENT = fields(
            "name",
            "Zoë & Søn",
            "calendly_url",
            link("https://calendly.com/a?b=1&c=2"),
            "work",
            items(fields("title", "One"), fields("title", "Two"), fields("title", "Three")),
            "none",
            "");

    @TempDir
    Path folder;

    @Test
    void shippedTemplatesHaveTheSamePartsInBothPackings() {
        for (String name : new String[] {"resume.docx", "cover_letter.docx"}) {
            CompiledTemplate template = CompiledTemplate.compile(Path.of("input/templates", name));
            assertSame(template, CONTENT);
        }
    }

    @Test
    void valuesLongerThanAStoredBlockArePutIntoSeveral() {
        CompiledTemplate template = CompiledTemplate.compile(everything().write(folder));
        for (int length : new int[] {65_534, 65_535, 65_536, 131_070, 131_071, 200_000}) {
            assertSame(template, fields("name", noise(length)));
        }
    }

    @Test
    void anythingMayStandInAnyPlace() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        CompiledTemplate template = CompiledTemplate.compile(everything().write(folder));
        DocumentBuffer compact = new DocumentBuffer(Packing.COMPACT);
        DocumentBuffer fast = new DocumentBuffer(Packing.FAST);
        for (int i = 0; i < 300; i++) {
            Value.Fields content = fields(
                    "name",
                    text(random),
                    "calendly_url",
                    link(random.nextBoolean() ? "https://example.com/" + random.nextInt() : ""),
                    "work",
                    items((Object[]) works(random)));
            assertThat(entries(Rendered.of(template.render(content, fast))))
                    .as("seed %d, document %d", seed, i)
                    .isEqualTo(entries(Rendered.of(template.render(content, compact))));
        }
    }

    @Test
    void aTableWithoutRowsTakesItsPiecesBack() {
        CompiledTemplate template = CompiledTemplate.compile(Docx.of(
                        Docx.lines("before"),
                        Docx.table(
                                Docx.row("{{#work}}", ""),
                                Docx.row("{{title}}", "a cell long enough to be worth deflating ".repeat(9)),
                                Docx.row("{{/work}}", "")),
                        Docx.lines("behind {{name}}"))
                .write(folder));
        assertSame(template, fields("name", "x", "work", items()));
        assertSame(template, CONTENT);
    }

    @Test
    void memoryDoesNotGrowWithTheTemplate() {
        String[] many = new String[2_000];
        Arrays.fill(many, "Dear {{name}}, this is a paragraph that is the same in every document, over and over");
        CompiledTemplate template =
                CompiledTemplate.compile(Docx.of(Docx.lines(many)).stored().write(folder));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (Packing packing : Packing.values()) {
            DocumentBuffer buffer = new DocumentBuffer(packing);
            int size = 0;
            for (int i = 0; i < 20; i++) {
                size = template.render(CONTENT, buffer).remaining();
            }
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 10; i++) {
                template.render(CONTENT, buffer);
            }
            assertThat((threads.getCurrentThreadAllocatedBytes() - before) / 10)
                    .as("bytes allocated for a document of %d bytes, %s", size, packing)
                    .isLessThan(16 * 1024);
        }
    }

    /** Text that hardly deflates: POI takes what deflates too well for an attack. */
    private static String noise(int length) {
        Random random = new Random(length);
        StringBuilder noise = new StringBuilder(length);
        while (noise.length() < length) {
            noise.append((char) ('0' + random.nextInt(10)));
        }
        return noise.toString();
    }

    private static Docx everything() {
        return Docx.of(
                        Docx.p(Docx.r("{{name}}")),
                        Docx.p(Docx.r("Write to {{name}} at {{calendly_url|my calendar}}, soon")),
                        Docx.lines("{{#work}}", "{{title}} and what a long line would say of it", "{{/work}}"),
                        Docx.table(Docx.row("{{#work}}{{title}}", "{{name}}{{/work}}")),
                        Docx.p(Docx.r("{{#work}}{{title}}"), Docx.note("footnote", 1), Docx.r("{{/work}}")),
                        Docx.p(Docx.r("The end. ".repeat(40))))
                .notes("footnote", Docx.lines("{{title}} of {{name}}, at {{calendly_url|my calendar}}"))
                .story("header", "header1.xml", Docx.lines("{{name}}"))
                .story("footer", "footer1.xml", Docx.lines("{{#work}}{{title}} {{/work}}", "Page"));
    }

    private static Value[] works(Random random) {
        Value[] works = new Value[random.nextInt(4)];
        for (int i = 0; i < works.length; i++) {
            works[i] = fields("title", text(random));
        }
        return works;
    }

    private static String text(Random random) {
        return "é<x>".repeat(random.nextInt(4)) + "a".repeat(random.nextInt(3) * random.nextInt(100));
    }

    static void assertSame(CompiledTemplate template, Value.Fields content) {
        Rendered compact = Rendered.of(template.render(content, new DocumentBuffer(Packing.COMPACT)));
        Rendered fast = Rendered.of(template.render(content, new DocumentBuffer(Packing.FAST)));
        assertThat(text(fast.entries())).isEqualTo(text(compact.entries()));
        assertThat(entries(fast)).isEqualTo(entries(compact));
        assertThat(fast.text()).isEqualTo(compact.text());
    }

    /** Read by the directory, with the checksums compared, by an implementation that is not the JDK's. */
    private static Map<String, String> entries(Rendered rendered) {
        Map<String, byte[]> entries = new HashMap<>();
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(rendered.bytes()))
                .get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                byte[] content = zip.getInputStream(entry).readAllBytes();
                var checksum = new CRC32();
                checksum.update(content);
                assertThat(checksum.getValue()).isEqualTo(entry.getCrc());
                assertThat((long) content.length).isEqualTo(entry.getSize());
                entries.put(entry.getName(), content);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return text(entries);
    }

    private static Map<String, String> text(Map<String, byte[]> entries) {
        Map<String, String> texts = new HashMap<>();
        entries.forEach((name, content) -> texts.put(name, new String(content, StandardCharsets.ISO_8859_1)));
        return texts;
    }
}
