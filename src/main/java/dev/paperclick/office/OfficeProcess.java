package dev.paperclick.office;

import dev.paperclick.platform.UserProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One LibreOffice that converts some documents, in their order, and ends. It has a profile of its own, without which it
 * would hand its work to another one of the same user; it listens on nothing.
 */
final class OfficeProcess implements AutoCloseable {

    /** Else it takes a damaged document for plain text, and prints its bytes. */
    private static final String IMPORT = "--infilter=MS Word 2007 XML";

    private final Process process;

    private OfficeProcess(Process process) {
        this.process = process;
    }

    static OfficeProcess start(Path program, Path profile, List<Path> documents, Path output, Path log) {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                profileOption(profile),
                "--headless",
                "--norestore",
                "--nolockcheck",
                "--nodefault",
                "--nologo",
                IMPORT,
                "--convert-to",
                "pdf:writer_pdf_Export",
                "--outdir",
                output.toString()));
        documents.forEach(document -> command.add(document.toString()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            process.getOutputStream().close();
            return new OfficeProcess(process);
        } catch (IOException e) {
            throw UserProblem.inSurroundings(
                    program + ": LibreOffice cannot be started (" + e.getMessage()
                            + "); mend that, then give the same command again: it goes on from here.",
                    e);
        }
    }

    private static String profileOption(Path profile) {
        return "-env:UserInstallation=" + profile.toUri();
    }

    /** Whether it has ended within the time. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether it ended by itself and well; it has ended. */
    boolean endedWell() {
        return process.exitValue() == 0;
    }

    /** Ends it, and what it has started: 'soffice' is but the first of several processes on some systems. */
    @Override
    public void close() {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }

    /** Ends processes of which nobody knows any more, by the folder that their profiles are in. */
    static void endAllOf(Path folder) {
        String option = profileOption(folder);
        String prefix = option.endsWith("/") ? option : option + "/";
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            all.filter(process -> hasArgument(process.info(), prefix)).forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** Windows does not say which arguments a process has: there it comes to its end by itself. */
    private static boolean hasArgument(ProcessHandle.Info info, String prefix) {
        return info.arguments().map(List::of).orElse(List.of()).stream().anyMatch(one -> one.startsWith(prefix));
    }
}
