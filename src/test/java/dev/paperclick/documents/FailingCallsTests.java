package dev.paperclick.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.Paperclick;
import dev.paperclick.TestInput;
import dev.paperclick.platform.FailingCalls;
import dev.paperclick.platform.FailingCalls.Fault;
import dev.paperclick.platform.Sha256;
import dev.paperclick.platform.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A small run whose n-th call to the database goes wrong: what is there then is whole, and the same command completes it
 * to what an undisturbed run makes.
 */
class FailingCallsTests {

    private static final int ROWS = 6;
    private static final int FUNCTIONS = 3;
    private static final int SAMPLES = 4;

    @TempDir
    Path workspace;

    private final TestDatabase database = TestDatabase.fresh();
    private ConfigurableApplicationContext context;
    private FailingCalls calls;
    private Generation generation;
    private Path list;
    private int failures;

    @BeforeEach
    void open() throws IOException {
        TestInput.copyTo(workspace);
        list = workspace.resolve("input/few.csv");
        Files.writeString(
                list,
                "company,title\n"
                        + String.join(
                                "",
                                IntStream.rangeClosed(1, ROWS)
                                        .mapToObj(row -> "Company " + row + ",Engineer\n")
                                        .toList())
                        + ",Nobody\n");
        context = new SpringApplicationBuilder(Paperclick.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .initializers(fresh -> fresh.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
                    @Override
                    public Object postProcessAfterInitialization(Object bean, String name) {
                        if (bean instanceof DataSource real) {
                            calls = new FailingCalls(real);
                            return calls;
                        }
                        return bean;
                    }
                }))
                .run("--paperclick.home=" + workspace, "--paperclick.database.url=" + database.psqlUrl());
        generation = context.getBean(Generation.class);
    }

    @AfterEach
    void close() {
        context.close();
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void someOfThem(Fault fault) throws IOException {
        long seed = System.nanoTime();
        int all = undisturbed();
        new Random(seed)
                .ints(1, all + 1)
                .distinct()
                .limit(SAMPLES)
                .forEach(call -> failAt(call, fault, "seed " + seed));
        assertThat(failures).as("seed %d", seed).isPositive();
    }

    @Tag("soak")
    @ParameterizedTest
    @EnumSource
    void eachOfThem(Fault fault) throws IOException {
        int all = undisturbed();
        for (int call = 1; call <= all; call++) {
            failAt(call, fault, "");
        }
    }

    /** How many calls a run makes; the first one imports the candidate besides, which the others find. */
    private int undisturbed() throws IOException {
        run(workspace.resolve("output/first"));
        calls.mend();
        run(workspace.resolve("output/undisturbed"));
        return calls.calls();
    }

    private void failAt(int call, Fault fault, String seed) {
        String what = fault + " at call " + call + " " + seed;
        Path output = workspace.resolve("output/" + fault + "-" + call);
        Map<String, String> expected = files(workspace.resolve("output/undisturbed"));

        calls.failAt(call, fault);
        try {
            run(output);
        } catch (RuntimeException e) {
            // What the person reads is said by the command; here it counts what is left behind.
            failures++;
        } finally {
            calls.mend();
        }
        files(output).forEach((name, digest) -> {
            if (name.endsWith(".docx") && !name.contains(".tmp-")) {
                assertThat(digest).as(what).isEqualTo(expected.get(name));
            }
        });

        run(output);

        assertThat(files(output)).as(what).isEqualTo(expected);
        assertThat(count("select count(*) from link_tracking")).as(what).isEqualTo(ROWS * FUNCTIONS);
        assertThat(count("select count(*) from job_applications where starts_with(resume_path, '" + output + "')"))
                .as(what)
                .isEqualTo(ROWS);
        assertThat(count("select count(*) from listed_rows")).as(what).isZero();
    }

    private void run(Path output) {
        generation.generate(
                new GenerateRequest(list, null, null, null, output, false, false, false, false, false, 1),
                new Unwatched());
    }

    private long count(String sql) {
        return JdbcClient.create(database.dataSource())
                .sql(sql)
                .query(Long.class)
                .single();
    }

    /** All files of a folder; what they say of their own place and of time is the same in each. */
    private static Map<String, String> files(Path folder) {
        Map<String, String> files = new TreeMap<>();
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                    String name = folder.relativize(file).toString();
                    if (!name.equals(Conclusion.SUMMARY)) {
                        files.put(name, Sha256.hex(file));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }
}
