package dev.paperclick.redirect;

import dev.paperclick.clicks.ClickJournal;
import dev.paperclick.http.HealthCheck;
import dev.paperclick.journal.JournalHealth;
import org.springframework.stereotype.Component;

/** The server is not well while the disk takes no clicks, though readers notice nothing. */
@Component
class JournalHealthCheck implements HealthCheck {

    private final ClickJournal journal;

    JournalHealthCheck(ClickJournal journal) {
        this.journal = journal;
    }

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public boolean isUp() {
        return journal.health().map(JournalHealth::isWell).orElse(false);
    }
}
