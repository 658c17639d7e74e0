package dev.paperclick.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Does, in one process, what those of tests do: makes documents, tells of clicks, serves. */
public final class TrainingRun {

    private TrainingRun() {}

    /** Ends with 0 when all of it went well. */
    public static void main(String[] arguments) {
        run("generate", "input/applications.csv");
        run("report");
        OutputStream announced = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                super.write(bytes, offset, length);
                if (toString(StandardCharsets.UTF_8).contains("Ctrl-C")) {
                    // as SIGTERM does, while the command below still waits
                    new Thread(() -> System.exit(0)).start();
                }
            }
        };
        Main.run(new String[] {"serve"}, new PrintStream(announced, true, StandardCharsets.UTF_8), System.err);
    }

    private static void run(String... command) {
        int code = Main.run(command, System.out, System.err);
        if (code != ExitCodes.GOOD) {
            System.exit(code);
        }
    }
}
