package dev.paperclick.redirect;

import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/** Requests for links that nobody has minted, counted since the start; what they asked for is not kept. */
@Component
public class Orphans {

    private final LongAdder unknown = new LongAdder();
    private final LongAdder malformed = new LongAdder();

    void addUnknown() {
        unknown.increment();
    }

    void addMalformed() {
        malformed.increment();
    }

    /** Requests with an id that could be one of ours. */
    public long unknown() {
        return unknown.sum();
    }

    /** Requests with something that is no id. */
    public long malformed() {
        return malformed.sum();
    }
}
