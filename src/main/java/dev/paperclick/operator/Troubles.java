package dev.paperclick.operator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Everything that is wrong, told by those who know. */
@Component
class Troubles {

    private final JobTroubles jobs;
    private final JournalTroubles journal;
    private final DiskTroubles disk;
    private final DeliveryTroubles deliveries;

    Troubles(JobTroubles jobs, JournalTroubles journal, DiskTroubles disk, DeliveryTroubles deliveries) {
        this.jobs = jobs;
        this.journal = journal;
        this.disk = disk;
        this.deliveries = deliveries;
    }

    /** What happened since then, and what is the case now. */
    List<Trouble> since(Instant from) {
        List<Trouble> troubles = new ArrayList<>(jobs.since(from));
        troubles.addAll(journal.now());
        troubles.addAll(disk.now());
        troubles.addAll(deliveries.since(from));
        return troubles;
    }
}
