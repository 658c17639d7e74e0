package dev.paperclick.reports;

import dev.paperclick.cli.OpenInstallation;
import dev.paperclick.jobs.JobRunner;
import dev.paperclick.platform.Workspace;
import java.nio.file.Path;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/** The report job as a definition runs it. */
public final class NightlyRun {

    private NightlyRun() {}

    /** In a process of its own, which may be killed. */
    public static void main(String[] arguments) {
        System.exit(run(Workspace.current().home(), arguments[0]).getStatus() == BatchStatus.COMPLETED ? 0 : 3);
    }

    /** In this process. */
    static JobExecution run(Path workspace, String due) {
        try (OpenInstallation installation = new OpenInstallation(workspace)) {
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
