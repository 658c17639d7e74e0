package dev.paperclick.cli;

import dev.paperclick.ChildClassPath;
import dev.paperclick.PaperclickProcess;
import dev.paperclick.observed.WiredWith;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Commands one after the other in one process, each as if it were a given time, which stands still. */
public final class CommandsAsOf {

    /** In one process, so that each process ends within the time that tests wait, on a slow machine as well. */
    private static final int MOST = 10;

    private CommandsAsOf() {}

    /** One of them. */
    public record Command(Instant time, List<String> arguments) {

        private String encoded() {
            return time + "\t" + String.join("\t", arguments);
        }

        private static Command decoded(String word) {
            List<String> parts = Arrays.asList(word.split("\t"));
            return new Command(Instant.parse(parts.get(0)), parts.subList(1, parts.size()));
        }

        private int run() {
            int[] code = new int[1];
            WiredWith.replacing(
                    Clock.class,
                    real -> Clock.fixed(time, ZoneOffset.UTC),
                    () -> code[0] = Main.run(arguments.toArray(String[]::new), System.out, System.err));
            return code[0];
        }
    }

    /** Runs them; the exit code is the greatest of theirs, and those that come after a failed one may be left out. */
    public static PaperclickProcess.Result run(Path workspace, Map<String, String> settings, List<Command> commands) {
        PaperclickProcess.Result result = new PaperclickProcess.Result(ExitCodes.GOOD, "", "");
        for (int from = 0; from < commands.size() && result.exitCode() <= ExitCodes.REJECTED_ROWS; from += MOST) {
            List<Command> some = commands.subList(from, Math.min(from + MOST, commands.size()));
            result = PaperclickProcess.start(
                            ChildClassPath.options(),
                            CommandsAsOf.class,
                            workspace,
                            settings,
                            some.stream().map(Command::encoded).toArray(String[]::new))
                    .result();
        }
        return result;
    }

    /** Their process. */
    public static void main(String[] commands) {
        System.exit(Arrays.stream(commands)
                .map(Command::decoded)
                .mapToInt(Command::run)
                .max()
                .orElse(ExitCodes.GOOD));
    }
}
