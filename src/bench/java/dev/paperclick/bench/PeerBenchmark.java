package dev.paperclick.bench;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.slf4j.LoggerFactory;

/** The peers: a resume and a cover letter. */
@State(Scope.Thread)
public class PeerBenchmark {

    @Param({"poi-tl", "XDocReport", "docx4j", "POI"})
    public String engine;

    private List<Sample> samples;
    private final List<Peer> peers = new ArrayList<>();
    private int next;

    @Setup(Level.Trial)
    public void prepare() throws Exception {
        silence();
        samples = Sample.all();
        for (Sample sample : samples) {
            Peer peer = switch (engine) {
                case "poi-tl" -> Peer.poiTl(sample);
                case "XDocReport" -> Peer.xDocReport(sample);
                case "docx4j" -> Peer.docx4j(sample);
                default -> Peer.poi(sample);
            };
            sample.check(0, peer.render(sample.texts.get(0)), engine);
            sample.check(1, peer.render(sample.texts.get(1)), engine);
            peers.add(peer);
        }
    }

    /** One thread at a time: while SLF4J starts, others are given a logger of another kind. */
    private static void silence() {
        synchronized (PeerBenchmark.class) {
            ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger("ROOT"))
                    .setLevel(ch.qos.logback.classic.Level.OFF);
        }
    }

    @Benchmark
    @OperationsPerInvocation(2)
    public void render(Blackhole hole) throws Exception {
        int variant = next++ % Sample.VARIANTS;
        for (int i = 0; i < peers.size(); i++) {
            hole.consume(peers.get(i).render(samples.get(i).texts.get(variant)));
        }
    }
}
