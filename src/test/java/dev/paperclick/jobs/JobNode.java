package dev.paperclick.jobs;

import dev.paperclick.Paperclick;
import dev.paperclick.observed.WiredWith;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The program with a job that counts, on a machine of its own as far as the database can tell. */
final class JobNode implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private JobNode(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static JobNode open(String databaseUrl, Clock clock) {
        ConfigurableApplicationContext[] opened = new ConfigurableApplicationContext[1];
        WiredWith.replacing(
                Clock.class,
                real -> clock,
                () -> opened[0] = new SpringApplicationBuilder(Paperclick.class, CountingJob.class)
                        .web(WebApplicationType.NONE)
                        .registerShutdownHook(false)
                        .run(
                                "--paperclick.database.url=" + databaseUrl,
                                "--paperclick.jobs.look=50ms",
                                "--paperclick.jobs.heartbeat=250ms"));
        return new JobNode(opened[0]);
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    JobDefinition definition(String name, String cron, int retries) {
        return new JobDefinition(
                name,
                get(CountingJob.class),
                cron.isEmpty() ? null : Schedule.of(cron, ZoneId.of("America/Edmonton")),
                Map.of(),
                new RetryRule(retries, Duration.ofMinutes(10)),
                "jobs/" + name + ".yml");
    }

    JobNode running(JobDefinition... definitions) {
        get(Scheduler.class).start(List.of(definitions));
        return this;
    }

    @Override
    public void close() {
        context.close();
    }

    /** Its process: runs a definition of this name every second. */
    public static void main(String[] arguments) throws InterruptedException {
        JobNode node = open(System.getenv("DATABASE_URL"), Clock.systemUTC());
        node.running(Arrays.stream(arguments)
                .map(name -> node.definition(name, "* * * * * *", 0))
                .toArray(JobDefinition[]::new));
        new CountDownLatch(1).await();
    }
}
