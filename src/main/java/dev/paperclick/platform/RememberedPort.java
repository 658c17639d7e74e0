package dev.paperclick.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** A port of the loopback address that stays the same from run to run while no other program takes it. */
record RememberedPort(Path file) {

    /** The port of last time, or any free one; another program may still be quicker to take it. */
    int choose() {
        int last = last();
        return last > 0 && isFree(last) ? last : anyFree();
    }

    void remember(int port) {
        try {
            AtomicFile.write(file, port + "\n");
        } catch (IOException e) {
            throw FileProblem.of(file, e);
        }
    }

    private int last() {
        try {
            return Integer.parseInt(Files.readString(file).strip());
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = listenOn(port)) {
            return socket.isBound();
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static int anyFree() {
        try (ServerSocket socket = listenOn(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no free port on the loopback address", e);
        }
    }

    private static ServerSocket listenOn(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
