package dev.paperclick.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The program's entrance. */
public final class Main {

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    /** Runs one command; everything it prints is UTF-8. */
    static int run(String[] args, PrintStream out, PrintStream err) {
        PrintWriter output = new PrintWriter(out, true, StandardCharsets.UTF_8);
        PrintWriter errors = new PrintWriter(err, true, StandardCharsets.UTF_8);
        int code = PaperclickCommand.commandLine(output, errors).execute(args);
        output.flush();
        errors.flush();
        return code;
    }
}
