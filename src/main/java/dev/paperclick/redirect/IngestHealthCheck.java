package dev.paperclick.redirect;

import dev.paperclick.clicks.ClickIngest;
import dev.paperclick.http.HealthCheck;
import org.springframework.stereotype.Component;

/** The server is not well while clicks do not reach the database, though the journal has them. */
@Component
class IngestHealthCheck implements HealthCheck {

    private final ClickIngest ingest;

    IngestHealthCheck(ClickIngest ingest) {
        this.ingest = ingest;
    }

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public boolean isUp() {
        return ingest.isWell();
    }
}
