package dev.paperclick.bench;

import dev.paperclick.templates.DocumentBuffer;
import dev.paperclick.templates.Packing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** Paperclick in both packings, and the limits of each: a resume and a cover letter. */
@State(Scope.Thread)
public class DocumentBenchmark {

    @Param({"COMPACT", "FAST"})
    public Packing packing;

    private List<Sample> samples;
    private DocumentBuffer buffer;
    private final List<List<ByteBuffer>> finished = new ArrayList<>();
    private final List<List<ChangedParts>> changed = new ArrayList<>();
    private FreshFiles files;
    private int next;

    @Setup(Level.Trial)
    public void prepare() throws IOException {
        samples = Sample.all();
        buffer = new DocumentBuffer(packing);
        files = new FreshFiles();
        for (Sample sample : samples) {
            List<ByteBuffer> documents = new ArrayList<>();
            List<ChangedParts> parts = new ArrayList<>();
            for (int i = 0; i < Sample.VARIANTS; i++) {
                byte[] document = copy(sample.template.render(sample.contents.get(i), buffer));
                sample.check(i, document, packing.name());
                documents.add(ByteBuffer.wrap(document));
                parts.add(ChangedParts.of(document));
            }
            finished.add(documents);
            changed.add(parts);
        }
    }

    @TearDown(Level.Trial)
    public void forget() throws IOException {
        files.delete();
    }

    @Benchmark
    @OperationsPerInvocation(2)
    public void render(Blackhole hole) {
        int variant = next++ % Sample.VARIANTS;
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            hole.consume(sample.template.render(sample.contents.get(variant), buffer));
        }
    }

    @Benchmark
    @OperationsPerInvocation(2)
    public void renderToFiles() throws IOException {
        int variant = next++ % Sample.VARIANTS;
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            files.write(sample.template.render(sample.contents.get(variant), buffer));
        }
    }

    @Benchmark
    @OperationsPerInvocation(2)
    public void onlyWriteFiles() throws IOException {
        int variant = next++ % Sample.VARIANTS;
        for (int i = 0; i < finished.size(); i++) {
            files.write(finished.get(i).get(variant).rewind());
        }
    }

    @Benchmark
    @OperationsPerInvocation(2)
    public void onlyDeflate(Blackhole hole) {
        int variant = next++ % Sample.VARIANTS;
        for (int i = 0; i < changed.size(); i++) {
            hole.consume(changed.get(i).get(variant).deflate());
        }
    }

    private static byte[] copy(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
