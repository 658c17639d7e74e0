package dev.paperclick.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a server writes about itself into {@code postmaster.pid}; perhaps half written, perhaps left over from a dead
 * server.
 *
 * @param pid of the server, 0 when the file does not say
 * @param port that it listens on, 0 when the file does not say yet
 */
record PostmasterPid(Path data, long pid, int port, boolean isReady) {

    // As PostgreSQL's miscadmin.h numbers the lines, from 0.
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    // The one question of the protocol that is answered before any login, with a single byte: length 8, code 80877103.
    private static final byte[] SSL_REQUEST = {0, 0, 0, 8, 4, (byte) 0xd2, 22, 47};
    private static final int ANSWER_MILLIS = 1_000;

    /** The file of the data folder; empty when there is none, as after a clean stop. */
    static Optional<PostmasterPid> read(Path data) {
        Path file = file(data);
        try {
            List<String> lines = Files.readAllLines(file);
            return Optional.of(new PostmasterPid(
                    data,
                    number(lines, PID_LINE),
                    (int) number(lines, PORT_LINE),
                    lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready")));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw FileProblem.of(file, e);
        }
    }

    static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }

    /** True when the process is alive and is the server of this data folder, not another one that got its number. */
    boolean isRunning() {
        return process()
                .filter(process -> ServerProcesses.workIn(process, data))
                .isPresent();
    }

    /** True when it takes part in a conversation: one that was killed this moment still has its process and its port. */
    boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ANSWER_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream().write(SSL_REQUEST);
            return socket.getInputStream().read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * True when PostgreSQL itself could not tell that the file is a left-over: it says nothing, as after a power cut,
     * or its number belongs to some other living process by now.
     */
    boolean misleads() {
        return pid == 0 || (process().isPresent() && !isRunning());
    }

    private Optional<ProcessHandle> process() {
        return pid == 0 ? Optional.empty() : ProcessHandle.of(pid);
    }

    private static long number(List<String> lines, int index) {
        try {
            return lines.size() > index
                    ? Math.max(0, Long.parseLong(lines.get(index).strip()))
                    : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
