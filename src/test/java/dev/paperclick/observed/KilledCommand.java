package dev.paperclick.observed;

import dev.paperclick.ChildClassPath;
import dev.paperclick.PaperclickProcess;
import dev.paperclick.Waits;
import dev.paperclick.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.awaitility.Awaitility;

/** A command that is killed at a point: {@code kill -9}, from outside. */
public final class KilledCommand implements Observer {

    private static final String POINT = "observed.point";
    private static final String REACHED = "observed.reached";
    private static final String PROGRAM = "observed.program";

    private final KillPoint point;
    private final Path reached;
    private int count;

    private KilledCommand(KillPoint point, Path reached) {
        this.point = point;
        this.reached = reached;
    }

    /**
     * Runs a command and kills it at the point.
     *
     * @return what it left behind when it ended before; nothing when it was killed
     */
    public static Optional<PaperclickProcess.Result> run(
            KillPoint point, Path workspace, Map<String, String> settings, String... arguments) throws IOException {
        return run(point, Main.class, workspace, settings, arguments);
    }

    /** The same for another main class than that of commands. */
    public static Optional<PaperclickProcess.Result> run(
            KillPoint point, Class<?> program, Path workspace, Map<String, String> settings, String... arguments)
            throws IOException {
        Path reached = workspace.resolve("observed.reached");
        Files.deleteIfExists(reached);
        List<String> options =
                new ArrayList<>(List.of("-D" + POINT + "=" + point.encoded(), "-D" + REACHED + "=" + reached));
        options.add("-D" + PROGRAM + "=" + program.getName());
        options.addAll(ChildClassPath.options());
        try (PaperclickProcess process =
                PaperclickProcess.start(options, KilledCommand.class, workspace, settings, arguments)) {
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(1))
                    .pollDelay(Duration.ZERO)
                    .atMost(Waits.LONG)
                    .until(() -> Files.exists(reached) || !process.isAlive());
            if (Files.exists(reached)) {
                process.kill();
                return Optional.empty();
            }
            return Optional.of(process.result());
        }
    }

    /** The process that is killed. */
    public static void main(String[] arguments) {
        KilledCommand observer =
                new KilledCommand(KillPoint.decoded(System.getProperty(POINT)), Path.of(System.getProperty(REACHED)));
        FileCalls.observe(observer);
        WiredWith.replacing(
                DataSource.class,
                real -> new ObservedDatabase(real, observer),
                () -> ObservedProgram.run(System.getProperty(PROGRAM), arguments));
    }

    /** Whoever comes after the point waits here as well: nothing more happens in the process. */
    @Override
    public synchronized void see(Moment moment, Call call, String subject) throws IOException {
        if (point.counts(moment, call, subject) && ++count == point.count()) {
            Files.createFile(reached);
            while (point.exact()) {
                LockSupport.park();
            }
        }
    }
}
