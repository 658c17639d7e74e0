package dev.paperclick.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The PostgreSQL processes that work on a data folder: each of them has it as its working directory. */
final class ServerProcesses {

    private static final Path PROC = Path.of("/proc");

    private ServerProcesses() {}

    /** Those that live, the server's own and its children. Only Linux can tell; elsewhere the list is empty. */
    static List<Long> in(Path data) {
        return ProcessHandle.allProcesses()
                .filter(process -> hasProc() && workIn(process, data))
                .map(ProcessHandle::pid)
                .toList();
    }

    /** True when the process is PostgreSQL's and works in the folder. */
    static boolean workIn(ProcessHandle process, Path data) {
        if (!hasProc()) {
            return looksLikeServer(process.info(), data);
        }
        Path entry = PROC.resolve(Long.toString(process.pid()));
        try {
            return Files.readString(entry.resolve("comm")).startsWith("postgres")
                    && Files.isSameFile(entry.resolve("cwd"), data);
        } catch (IOException e) {
            // Ended meanwhile, a zombie, or another user's: in no case a server of ours.
            return false;
        }
    }

    // Without /proc the command line must do; where the system does not show that either, the program's name.
    private static boolean looksLikeServer(ProcessHandle.Info process, Path data) {
        return process.command()
                        .map(command ->
                                Path.of(command).getFileName().toString().startsWith("postgres"))
                        .orElse(false)
                && process.arguments()
                        .map(arguments -> List.of(arguments).contains(data.toString()))
                        .orElse(true);
    }

    private static boolean hasProc() {
        return Files.isDirectory(PROC.resolve("self"));
    }
}
