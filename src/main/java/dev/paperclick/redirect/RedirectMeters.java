package dev.paperclick.redirect;

import dev.paperclick.clicks.ClickIngest;
import dev.paperclick.clicks.ClickJournal;
import dev.paperclick.clicks.IngestProgress;
import dev.paperclick.clicks.Verdict;
import dev.paperclick.journal.JournalHealth;
import dev.paperclick.links.LinkFeed;
import dev.paperclick.links.LinkIndex;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** What a click meets on its way, as metrics; their names are in docs/metrics.md. */
@Component
class RedirectMeters {

    private static final double MICROS_PER_SECOND = 1e6;

    private final LinkIndex index;
    private final LinkFeed feed;
    private final ClickJournal journal;
    private final ClickIngest clickIngest;
    private final IngestProgress ingest;
    private final Orphans orphans;

    RedirectMeters(
            MeterRegistry registry,
            LinkIndex index,
            LinkFeed feed,
            ClickJournal journal,
            ClickIngest clickIngest,
            Orphans orphans) {
        this.index = index;
        this.feed = feed;
        this.journal = journal;
        this.clickIngest = clickIngest;
        this.ingest = clickIngest.progress();
        this.orphans = orphans;
        registerRedirects(registry);
        registerClicks(registry);
    }

    private void registerRedirects(MeterRegistry registry) {
        Gauge.builder("paperclick.links.in.memory", index, LinkIndex::size).register(registry);
        Gauge.builder("paperclick.links.followed", feed, each -> each.isConnected() ? 1 : 0)
                .register(registry);
        counter("paperclick.orphans", orphans, Orphans::unknown, "kind", "unknown", registry);
        counter("paperclick.orphans", orphans, Orphans::malformed, "kind", "malformed", registry);
    }

    private void registerClicks(MeterRegistry registry) {
        journalCounter("written", JournalHealth::writtenRecords, registry);
        journalCounter("lost", JournalHealth::lostRecords, registry);
        counter("paperclick.journal.bytes", journal, each -> count(each, JournalHealth::writtenBytes), registry);
        counter("paperclick.journal.faults", journal, each -> count(each, JournalHealth::faults), registry);
        Gauge.builder("paperclick.journal.waiting", journal, each -> count(each, JournalHealth::waitingRecords))
                .register(registry);
        for (Verdict verdict : Verdict.values()) {
            counter("paperclick.clicks", ingest, each -> each.inserted(verdict), "verdict", verdict.word(), registry);
        }
        counter("paperclick.ingest.set.aside", ingest, IngestProgress::setAsideRecords, registry);
        counter("paperclick.ingest.interruptions", ingest, IngestProgress::interruptionCount, registry);
        Gauge.builder("paperclick.ingest.unreadable.files", clickIngest, ClickIngest::unreadableSegments)
                .register(registry);
        Gauge.builder("paperclick.ingest.backlog.bytes", ingest, IngestProgress::backlogBytes)
                .register(registry);
        Gauge.builder("paperclick.ingest.lag.seconds", ingest, each -> each.lagMicros() / MICROS_PER_SECOND)
                .register(registry);
    }

    private void journalCounter(String fate, ToDoubleFunction<JournalHealth> value, MeterRegistry registry) {
        counter("paperclick.journal.clicks", journal, each -> count(each, value), "fate", fate, registry);
    }

    private static double count(ClickJournal journal, ToDoubleFunction<JournalHealth> value) {
        return journal.health().map(value::applyAsDouble).orElse(0.0);
    }

    private static <T> void counter(String name, T of, ToDoubleFunction<T> value, MeterRegistry registry) {
        FunctionCounter.builder(name, of, value).register(registry);
    }

    private static <T> void counter(
            String name, T of, ToDoubleFunction<T> value, String label, String word, MeterRegistry registry) {
        FunctionCounter.builder(name, of, value).tags(Tags.of(label, word)).register(registry);
    }
}
