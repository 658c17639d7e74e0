package dev.paperclick.cli;

import dev.paperclick.jobs.JobRun;
import dev.paperclick.jobs.RunHistory;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DataAccessException;

/** Says every now and then how far a run of this process is, as the database knows it. */
final class StepProgress implements AutoCloseable {

    private static final long BETWEEN_LINES_SECONDS = 10;

    private final RunHistory history;
    private final PrintWriter out;
    private final CountDownLatch end = new CountDownLatch(1);

    StepProgress(RunHistory history, PrintWriter out) {
        this.history = history;
        this.out = out;
    }

    /** The run of this number has begun. */
    void begun(long id) {
        JobRun run = history.get(id);
        out.println("Run " + id + " of " + run.name() + " begins. From elsewhere, 'paperclick stop " + id
                + "' stops it after the chunk that it is at.");
        Thread thread = new Thread(() -> watch(id), "run-progress");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch(long id) {
        String told = "";
        try {
            while (!end.await(BETWEEN_LINES_SECONDS, TimeUnit.SECONDS)) {
                String counts = RunText.counts(history.get(id));
                if (!counts.equals(told)) {
                    out.println(counts);
                    told = counts;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (DataAccessException e) {
            // the run itself tells what became of the database
        }
    }

    @Override
    public void close() {
        end.countDown();
    }
}
