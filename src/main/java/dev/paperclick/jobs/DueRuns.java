package dev.paperclick.jobs;

import dev.paperclick.platform.DatabaseOutage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what is due, and says when the next run is, or the next attempt at the same one. */
final class DueRuns {

    private static final Logger log = LoggerFactory.getLogger(DueRuns.class);

    /** Until it is worth another look, when a definition runs elsewhere, or has lost the database. */
    private static final Duration BUSY = Duration.ofSeconds(30);

    /** What ends its process each time, for lack of memory say, would keep all nodes from ever doing anything else. */
    private static final int MOST_DEATHS = 5;

    private final JobRuns runs;
    private final RunHistory history;
    private final StopSignal stop;
    private final Clock clock;

    DueRuns(JobRuns runs, RunHistory history, StopSignal stop, Clock clock) {
        this.runs = runs;
        this.history = history;
        this.stop = stop;
        this.clock = clock;
    }

    /** When a definition runs next. */
    record Next(Instant time, Plan plan) {}

    /**
     * Runs a definition whose time has come.
     *
     * @param time that time
     * @return none when there is no further one
     */
    Optional<Next> run(JobDefinition definition, Schedule schedule, Instant time, Plan plan) {
        Due due = due(definition, schedule, time, plan);
        RunOrder order = new RunOrder(
                definition.name(),
                definition.job(),
                due.at(),
                JobCatalogue.withDefaults(definition.job(), definition.parameters()),
                due.attempt() == 0 ? RunOrder.SCHEDULE : RunOrder.RETRY,
                due.attempt());
        if (runs.isDone(order)) {
            // clocks went back, or somebody has gone on with it by hand
            return regular(schedule, due.at());
        }
        if (history.deaths(definition.name(), due.at()) >= MOST_DEATHS) {
            log.error(
                    "{}: the process died in each of {} attempts at the run for {}, so it is not tried again; 'paperclick"
                            + " history {}' shows them, 'paperclick restart' goes on with the last.",
                    definition.name(),
                    MOST_DEATHS,
                    due.at(),
                    definition.name());
            return regular(schedule, due.at());
        }
        Optional<JobRun> run = tryRun(order);
        run.ifPresent(DueRuns::tell);
        return run.filter(made -> made.status() != RunState.DIED)
                .map(made -> after(made, definition, schedule, due))
                .orElseGet(() -> Optional.of(
                        new Next(clock.instant().plus(BUSY), Plan.of(schedule).again(due.at(), due.attempt()))));
    }

    /** Nothing when it is not the time for it: it runs elsewhere, or the database broke off. */
    private Optional<JobRun> tryRun(RunOrder order) {
        try {
            return runs.tryRun(order, id -> log.info("{}: run {} begins.", order.definition(), id));
        } catch (RuntimeException e) {
            if (DatabaseOutage.isBehind(e)) {
                log.warn("{}: the database broke off; the run goes on when it is back.", order.definition());
            } else {
                log.error("{}: cannot be run; trying again.", order.definition(), e);
            }
            return Optional.empty();
        }
    }

    /** Which run is to be made, and how often it was tried. */
    private record Due(Instant at, int attempt) {}

    /**
     * What was missed is made up for by one run, that of the latest time: earlier ones would say less. The same is true of a failed
     * run when the next one's time has come. A run whose process died is brought to its end.
     */
    private Due due(JobDefinition definition, Schedule schedule, Instant time, Plan plan) {
        Instant planned = plan.due();
        Instant from = planned == null ? time : planned;
        Optional<Instant> died = history.findDiedDue(definition.name(), from);
        if (died.isPresent()) {
            return new Due(died.get(), plan.attempt());
        }
        Instant latest = schedule.latest(from, clock.instant());
        return new Due(latest, latest.equals(planned) ? plan.attempt() : 0);
    }

    private Optional<Next> after(JobRun run, JobDefinition definition, Schedule schedule, Due due) {
        Optional<Next> regular = regular(schedule, due.at());
        if (run.status() == RunState.STOPPED && stop.isGiven()) {
            // this process ends; another one, or the next one, goes on
            return Optional.of(new Next(clock.instant(), Plan.of(schedule).again(due.at(), due.attempt())));
        }
        if (run.status() == RunState.FAILED
                && due.attempt() < definition.onFailure().retries()) {
            int attempts = due.attempt() + 1;
            Instant retry = clock.instant().plus(definition.onFailure().waitAfter(attempts));
            if (regular.isEmpty() || retry.isBefore(regular.get().time())) {
                return Optional.of(new Next(retry, Plan.of(schedule).again(due.at(), attempts)));
            }
        }
        return regular;
    }

    /** The next time of the schedule that is neither past nor worked off. */
    private Optional<Next> regular(Schedule schedule, Instant done) {
        Instant now = clock.instant();
        return schedule.next(now.isAfter(done) ? now : done).map(time -> new Next(time, Plan.of(schedule)));
    }

    private static void tell(JobRun run) {
        if (run.status() == RunState.DONE) {
            log.info(
                    "{}: run {} is done, in {} s: {} read, {} written, {} unchanged, {} rejected.",
                    run.name(),
                    run.id(),
                    Duration.between(run.started(), run.ended() == null ? run.started() : run.ended())
                            .toSeconds(),
                    run.read(),
                    run.written(),
                    run.unchanged(),
                    run.rejected());
        } else {
            log.warn("{}: run {} {}: {}", run.name(), run.id(), run.status().word(), run.cause());
        }
    }
}
