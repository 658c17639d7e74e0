package dev.paperclick.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Runs all benchmarks with one and two threads and prints a table. An argument limits them to those that match it. */
public final class Benchmarks {

    private record Row(double median, double max, double kilobytes) {}

    private static final TimeValue SHORT = TimeValue.milliseconds(500);
    private static final TimeValue LONG = TimeValue.seconds(2);

    private Benchmarks() {}

    public static void main(String[] arguments) throws RunnerException {
        String only = arguments.length == 0 ? "" : arguments[0];
        for (int threads = 1; threads <= 2; threads++) {
            Map<String, Row> rows = new LinkedHashMap<>();
            if (only.isEmpty() || only.equals("peers")) {
                // peers speed up for a long time
                add(run("PeerBenchmark.render", threads, 12, LONG, 4, LONG), rows);
            }
            if (!only.equals("peers")) {
                add(run("DocumentBenchmark.(render|onlyDeflate)$", threads, 3, LONG, 4, LONG), rows);
                // memory is what ends a longer one
                add(run("DocumentBenchmark.(renderToFiles|onlyWriteFiles)$", threads, 6, SHORT, 5, SHORT), rows);
            }
            print(threads, rows);
        }
    }

    private static Collection<RunResult> run(
            String what, int threads, int warmups, TimeValue warmup, int rounds, TimeValue round)
            throws RunnerException {
        Options options = new OptionsBuilder()
                .include(what)
                .threads(threads)
                .forks(1)
                .warmupIterations(warmups)
                .warmupTime(warmup)
                .measurementIterations(rounds)
                .measurementTime(round)
                .addProfiler(ProcessorTime.class)
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend("-Xms1g", "-Xmx1g")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        return new Runner(options).run();
    }

    private static void add(Collection<RunResult> results, Map<String, Row> rows) {
        for (RunResult result : results) {
            String method = result.getParams().getBenchmark().replaceFirst(".*\\.", "");
            String engine = result.getParams().getParam("engine");
            String name = engine == null ? result.getParams().getParam("packing") + " " + method : engine;
            Map<String, Result> measured = result.getSecondaryResults();
            Statistics rate = measured.get(ProcessorTime.LABEL).getStatistics();
            double bytes = measured.entrySet().stream()
                    .filter(entry -> entry.getKey().endsWith("gc.alloc.rate.norm"))
                    .mapToDouble(entry -> entry.getValue().getScore())
                    .findFirst()
                    .orElse(Double.NaN);
            rows.put(name, new Row(rate.getPercentile(50), rate.getMax(), bytes / 1024));
        }
    }

    private static void print(int threads, Map<String, Row> rows) {
        List<String> lines = new ArrayList<>();
        lines.add("| " + threads + (threads == 1 ? " thread" : " threads")
                + " | docs per CPU-second, median (max) | KB allocated per doc |");
        lines.add("|---|---|---|");
        rows.forEach((name, row) -> lines.add(String.format(
                Locale.ROOT, "| %s | %,.0f (%,.0f) | %,.1f |", name, row.median(), row.max(), row.kilobytes())));
        double peer = rows.entrySet().stream()
                .filter(row -> !row.getKey().contains(" "))
                .mapToDouble(row -> row.getValue().max())
                .max()
                .orElse(Double.NaN);
        ratio(lines, rows, "COMPACT render", peer, "times the fastest peer's maximum");
        ratio(lines, rows, "FAST render", peer, "times the fastest peer's maximum");
        ratio(lines, rows, "COMPACT render", median(rows, "COMPACT onlyDeflate"), "of deflating alone");
        ratio(lines, rows, "FAST render", median(rows, "FAST onlyWriteFiles"), "of writing alone");
        ratio(lines, rows, "FAST renderToFiles", median(rows, "FAST onlyWriteFiles"), "of writing alone");
        lines.forEach(System.out::println);
        System.out.println();
    }

    private static void ratio(List<String> lines, Map<String, Row> rows, String name, double to, String words) {
        lines.add(String.format(Locale.ROOT, "%s: %.2f %s", name, median(rows, name) / to, words));
    }

    private static double median(Map<String, Row> rows, String name) {
        Row row = rows.get(name);
        return row == null ? Double.NaN : row.median();
    }
}
