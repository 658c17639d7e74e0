package dev.paperclick.http;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether the database answers, known within a second even when it hangs. Safe for use by several threads. */
@Component
public class DatabasePulse implements HealthCheck, AutoCloseable {

    /** The rest of the second is for the way to the server and back. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(800);

    private final DataSource dataSource;
    private final ExecutorService asker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "database-pulse");
        thread.setDaemon(true);
        return thread;
    });

    private @Nullable Question question;

    /** One question at a time: a database that hangs must not collect threads and connections. */
    private record Question(long askedAt, CompletableFuture<Boolean> answer) {}

    public DatabasePulse(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public String name() {
        return "database";
    }

    /** Asks, or joins a question that is under way. */
    @Override
    public boolean isUp() {
        Question current = current();
        long patience = PATIENCE_NANOS - (System.nanoTime() - current.askedAt());
        try {
            return current.answer().get(Math.max(0, patience), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized Question current() {
        Question current = question;
        if (current == null || current.answer().isDone()) {
            current = new Question(System.nanoTime(), CompletableFuture.supplyAsync(this::ask, asker));
            question = current;
        }
        return current;
    }

    private boolean ask() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        asker.shutdownNow();
    }
}
