package dev.paperclick.jobs;

import dev.paperclick.http.HealthCheck;
import org.springframework.stereotype.Component;

/** A server that looks for due runs no more is not well: nobody would notice until the reports are missed. */
@Component
class SchedulerHealthCheck implements HealthCheck {

    private final Scheduler scheduler;

    SchedulerHealthCheck(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public String name() {
        return "jobs";
    }

    @Override
    public boolean isUp() {
        return scheduler.isWell();
    }
}
