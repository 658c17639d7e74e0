package dev.paperclick.bench.redirects;

import dev.paperclick.journal.SegmentReader;
import dev.paperclick.links.LinkFunction;
import dev.paperclick.links.LinkRequest;
import dev.paperclick.links.RedirectAddress;
import dev.paperclick.links.TrackedLink;
import dev.paperclick.links.TrackedLinks;
import dev.paperclick.platform.Database;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * How many clicks a second are answered, against bare Undertow and against the obvious way, and how fast they come into
 * the database. All lines in turn, round by round, each time in a fresh JVM; ends with tables.
 *
 * <p>System properties: {@code redirects.rounds}, {@code redirects.warmup} and {@code redirects.measure} (seconds),
 * {@code redirects.lines} (only these, by name, separated by commas), {@code redirects.options} (more options for the servers' JVMs).
 */
public final class RedirectBenchmark {

    private static final int LINKS = 512;
    private static final long CATCH_UP_NANOS = Duration.ofMinutes(2).toNanos();

    private final Path home;
    private final JdbcClient jdbc;
    private final String database;
    private final ProcessHandle postgres;
    private final List<String> requests;
    private final Duration warmUp = Duration.ofSeconds(Integer.getInteger("redirects.warmup", 6));
    private final Duration measure = Duration.ofSeconds(Integer.getInteger("redirects.measure", 8));
    private final Map<Line, List<Figures>> figures = new EnumMap<>(Line.class);

    /**
     * One round of a line.
     *
     * @param perSecond answers
     * @param median latency in milliseconds
     * @param slow the latency that one of a hundred answers exceeds
     * @param micros processor time per answer, of the server and its database
     * @param clientLoad share of the time in which the client's thread was busy: at 1 it was the limit
     * @param behind seconds from the last answer until all rows were in the table
     */
    private record Figures(
            double perSecond, double median, double slow, double micros, double clientLoad, double behind) {}

    private RedirectBenchmark(Path home, ConfigurableApplicationContext context) {
        this.home = home;
        this.jdbc = context.getBean(JdbcClient.class);
        this.database = context.getBean(Database.class).psqlUrl();
        long backend = jdbc.sql("select pg_backend_pid()").query(Long.class).single();
        this.postgres = ProcessHandle.of(backend).flatMap(ProcessHandle::parent).orElseThrow();
        this.requests = Requests.of(mint(context.getBean(TrackedLinks.class)));
    }

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of("target", "redirects").toAbsolutePath();
        FileSystemUtils.deleteRecursively(home);
        Files.createDirectories(home);
        System.setProperty("paperclick.home", home.toString());
        try (ConfigurableApplicationContext context = Application.open("--paperclick.database.url=")) {
            new RedirectBenchmark(home, context).run();
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
        System.exit(0);
    }

    private static List<String> mint(TrackedLinks links) {
        RedirectAddress base = RedirectAddress.of("https://links.example.com/track", "BASE_REDIRECT_URL");
        List<LinkRequest> wanted = new ArrayList<>();
        for (int i = 0; i < LINKS; i++) {
            boolean calendly = i % 2 == 0;
            wanted.add(new LinkRequest(
                    "steve_glen",
                    "job" + i,
                    "app" + i,
                    calendly ? LinkFunction.CALENDLY : LinkFunction.PORTFOLIO,
                    calendly ? "https://calendly.com/steve-glen/30min" : "https://portfolio.example/steve-glen",
                    base));
        }
        return links.mint(wanted).stream()
                .map(TrackedLink::id)
                .map(id -> id.value())
                .toList();
    }

    private void run() throws Exception {
        int rounds = Integer.getInteger("redirects.rounds", 3);
        List<Line> lines = List.of(Line.values());
        String only = System.getProperty("redirects.lines", "");
        if (!only.isEmpty()) {
            lines = List.of(only.split(",")).stream().map(Line::valueOf).toList();
        }
        for (int round = 1; round <= rounds; round++) {
            for (Line line : lines) {
                Figures reached = round(line, home.resolve(line + "-" + round));
                figures.computeIfAbsent(line, key -> new ArrayList<>()).add(reached);
                System.out.println(row(line.title + ", round " + round, reached));
            }
        }
        System.out.println();
        printLines();
        if (only.isEmpty()) {
            printIngest(rounds);
        }
    }

    private Figures round(Line line, Path workspace) throws IOException, InterruptedException {
        Files.createDirectories(workspace);
        jdbc.sql("truncate link_clicks, click_journal_positions, dirty_click_days")
                .update();
        try (Child server = Child.start(workspace, database, ServerProgram.class, line.name());
                Readers readers = new Readers(Integer.parseInt(server.await(Child.PORT)), requests)) {
            long answers = readers.click(warmUp).answers();
            long before = processorMicros(line, server);
            long start = System.nanoTime();
            long busy = threadNanos();
            Readers.Round round = readers.click(measure);
            double clientLoad = (threadNanos() - busy) / (double) (System.nanoTime() - start);
            double micros = (processorMicros(line, server) - before) / (double) round.answers();
            answers += round.answers();
            double behind = line.fillsTable ? awaitRows(answers) : 0;
            server.end();
            if (line.writesJournal) {
                expect(answers, records(journal(workspace)), "records in the journal");
            }
            return new Figures(
                    round.perSecond(),
                    round.latencies().percentile(0.5),
                    round.latencies().percentile(0.99),
                    micros,
                    clientLoad,
                    behind);
        }
    }

    private static long threadNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private long processorMicros(Line line, Child server) {
        return ProcessorTimes.micros(server.handle()) + (line.usesDatabase() ? ProcessorTimes.micros(postgres) : 0);
    }

    /** Waits until each answer is a row; how long that took. */
    private double awaitRows(long answers) throws InterruptedException {
        long start = System.nanoTime();
        long rows = rows();
        while (rows < answers && System.nanoTime() - start < CATCH_UP_NANOS) {
            Thread.sleep(100);
            rows = rows();
        }
        expect(answers, rows, "rows in link_clicks");
        return (System.nanoTime() - start) / 1e9;
    }

    private long rows() {
        return jdbc.sql("select count(*) from link_clicks").query(Long.class).single();
    }

    private static void expect(long answers, long kept, String what) {
        if (kept != answers) {
            throw new IllegalStateException(answers + " answers, but " + kept + " " + what);
        }
    }

    private static Path journal(Path workspace) {
        return workspace.resolve("data").resolve("journal");
    }

    private static long records(Path journal) throws IOException {
        long records = 0;
        try (DirectoryStream<Path> segments = Files.newDirectoryStream(journal, "*.log")) {
            for (Path segment : segments) {
                UUID id = SegmentReader.journalOf(segment).orElseThrow();
                long size = Files.size(segment);
                try (SegmentReader reader = SegmentReader.open(segment, id, 0)) {
                    while (reader.next(size) != null) {
                        records++;
                    }
                }
            }
        }
        return records;
    }

    private void printLines() {
        System.out.println("| medians | requests/s | p50 ms | p99 ms | CPU µs per request, with its database |"
                + " client busy | all rows in after |");
        System.out.println("|---|---|---|---|---|---|---|");
        figures.forEach((line, rounds) -> System.out.println(row(line.title, median(rounds))));
        System.out.println();
        Figures bare = median(Line.BARE);
        Figures journal = median(Line.JOURNAL);
        Figures ingest = median(Line.INGEST);
        Figures insert = median(Line.INSERT);
        System.out.println("| Goal | Reached |");
        System.out.println("|---|---|");
        goal("journal at least 75 % of bare Undertow", "%.0f %%", 100 * journal.perSecond / bare.perSecond);
        goal("journal and ingest at least 50 %", "%.0f %%", 100 * ingest.perSecond / bare.perSecond);
        goal("p99 of the journal at most twice bare Undertow's", "%.1f times", journal.slow / bare.slow);
        goal("journal and ingest at least 7 times the INSERT", "%.1f times", ingest.perSecond / insert.perSecond);
    }

    private void printIngest(int rounds) throws IOException, InterruptedException {
        Path workspace = home.resolve(Line.JOURNAL + "-" + rounds);
        long records = records(journal(workspace));
        List<Double> ingested = new ArrayList<>();
        List<Double> copied = new ArrayList<>();
        try (Child program = Child.start(
                workspace, database, IngestProgram.class, Long.toString(records), Integer.toString(rounds))) {
            for (int i = 0; i < rounds; i++) {
                String[] result = program.await(Child.RESULT).split(" ");
                ingested.add(Double.valueOf(result[0]));
                copied.add(Double.valueOf(result[1]));
            }
            program.end();
        }
        double ours = median(ingested, rate -> rate);
        double bare = median(copied, rate -> rate);
        goal("ingest at least 60 % of bare COPY", "%.0f %%", 100 * ours / bare);
        System.out.printf(
                Locale.ROOT, "%nIngest of %,d records: %,.0f records/s; bare COPY %,.0f rows/s%n", records, ours, bare);
    }

    private static void goal(String words, String format, double reached) {
        System.out.println("| " + words + " | " + String.format(Locale.ROOT, format, reached) + " |");
    }

    private static String row(String title, Figures reached) {
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %.2f | %.2f | %.1f | %.0f %% | %.1f s |",
                title,
                reached.perSecond,
                reached.median,
                reached.slow,
                reached.micros,
                100 * reached.clientLoad,
                reached.behind);
    }

    private Figures median(Line line) {
        return median(figures.getOrDefault(line, List.of()));
    }

    private static Figures median(List<Figures> rounds) {
        return new Figures(
                median(rounds, Figures::perSecond),
                median(rounds, Figures::median),
                median(rounds, Figures::slow),
                median(rounds, Figures::micros),
                median(rounds, Figures::clientLoad),
                median(rounds, Figures::behind));
    }

    private static <T> double median(List<T> values, ToDoubleFunction<T> figure) {
        double[] sorted = values.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length == 0
                ? Double.NaN
                : sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
