package dev.paperclick.jobs;

import dev.paperclick.platform.TestDatabase;
import dev.paperclick.platform.UserProblem;
import java.util.List;
import java.util.Map;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * A job that counts to a number, each number a chunk, into a table that a test can lock to hold it, and that it finds broken at 3 while there
 * is a row in another one.
 */
final class CountingJob implements ScheduledJob {

    static final int NUMBERS = 5;

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final JdbcClient jdbc;

    CountingJob(JobRepository repository, PlatformTransactionManager transactions, JdbcClient jdbc) {
        this.repository = repository;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    static void prepare(TestDatabase database) {
        database.jdbc()
                .sql("create table counted (definition text, due text, number integer)")
                .update();
        database.jdbc().sql("create table broken (reason text)").update();
    }

    @Override
    public String name() {
        return "count";
    }

    @Override
    public String description() {
        return "Counts.";
    }

    @Override
    public List<ParameterRule> parameters() {
        return List.of(
                ParameterRule.number("to", "the last number", 1, 100).withDefault(Integer.toString(NUMBERS)),
                ParameterRule.list("formats", "nothing", List.of("xlsx", "html", "csv")),
                ParameterRule.oneOf("mood", "nothing", List.of("good", "bad")),
                ParameterRule.flag("loud", "nothing"),
                ParameterRule.text("note", "nothing"));
    }

    @Override
    public List<ParameterProblem> problems(Map<String, String> values) {
        return values.containsKey("note") && !values.containsKey("loud")
                ? List.of(new ParameterProblem("note", "makes sense with 'loud' only; give that, too"))
                : List.of();
    }

    @Override
    public Job job() {
        return new JobBuilder("count", repository)
                .start(new StepBuilder("count", repository)
                        .<Integer, Integer>chunk(1)
                        .transactionManager(transactions)
                        .reader(new Numbers())
                        .writer(this::write)
                        .build())
                .build();
    }

    private void write(Chunk<? extends Integer> chunk) {
        for (int number : chunk) {
            if (number == 3
                    && jdbc.sql("select exists (select from broken)")
                            .query(Boolean.class)
                            .single()) {
                throw UserProblem.inSurroundings("The number 3 is missing; put it back.");
            }
            // its own run, as the parameters of Batch say
            jdbc.sql("""
                            insert into counted (definition, due, number)
                            select max(parameter_value) filter (where parameter_name = 'definition'),
                                   max(parameter_value) filter (where parameter_name = 'due'), :number
                              from batch_job_execution_params
                             where job_execution_id = (select max(job_execution_id) from batch_job_execution)
                            """).param("number", number).update();
        }
    }

    /** 1 and so on, from where it was. */
    private static final class Numbers implements ItemStreamReader<Integer> {

        private int next = 1;

        @Override
        public void open(ExecutionContext context) {
            next = context.getInt("next", 1);
        }

        @Override
        public void update(ExecutionContext context) {
            context.putInt("next", next);
        }

        @Override
        public Integer read() {
            return next > NUMBERS ? null : next++;
        }
    }
}
