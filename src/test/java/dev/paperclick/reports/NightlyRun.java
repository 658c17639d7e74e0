package dev.paperclick.reports;

import dev.paperclick.cli.OpenInstallation;
import dev.paperclick.jobs.JobRunner;
import java.nio.file.Path;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/** The report job as a definition runs it. */
public final class NightlyRun {

    private static final String HOME = "paperclick.home";

    private NightlyRun() {}

    /** In a process of its own, which may be killed. */
    public static void main(String[] arguments) {
        System.exit(run(arguments[0]).getStatus() == BatchStatus.COMPLETED ? 0 : 3);
    }

    /** In this process. */
    static JobExecution run(Path workspace, String due) {
        System.setProperty(HOME, workspace.toString());
        try {
            return run(due);
        } finally {
            System.clearProperty(HOME);
        }
    }

    private static JobExecution run(String due) {
        try (OpenInstallation installation = new OpenInstallation()) {
            JobExecution execution = installation
                    .get(JobRunner.class)
                    .run(
                            installation.get(ReportJob.class).job(),
                            new JobParametersBuilder()
                                    .addString("definition", "nightly-report")
                                    .addString("due", due)
                                    .addString("days", "7", false)
                                    .addString(
                                            "formats",
                                            String.join(
                                                    ",",
                                                    installation
                                                            .get(ReportFiles.class)
                                                            .formats()),
                                            false)
                                    .addString("keep-days", "10", false)
                                    .toJobParameters());
            execution.getAllFailureExceptions().stream().findFirst().ifPresent(failure -> {
                throw new IllegalStateException(failure);
            });
            return execution;
        }
    }
}
