package dev.paperclick.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Stands before a mail server that speaks in the clear, and has TLS spoken with itself: from the start, or after STARTTLS. */
final class TlsDoor implements AutoCloseable {

    private final ServerSocket listener;
    private final int behind;
    private final SSLContext tls;
    private final boolean fromTheStart;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    TlsDoor(int behind, SSLContext tls, boolean fromTheStart) {
        this.behind = behind;
        this.tls = tls;
        this.fromTheStart = fromTheStart;
        try {
            listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(() -> {
            while (true) {
                serve(listener.accept());
            }
        });
    }

    int port() {
        return listener.getLocalPort();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // one of the sides has gone
                    }
                },
                "tls-door");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket client) throws IOException {
        sockets.add(client);
        start(() -> {
            try (client;
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
                sockets.add(server);
                if (!fromTheStart) {
                    askForTls(client, server);
                }
                SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(client, null, port(), true);
                secured.setUseClientMode(false);
                secured.startHandshake();
                InputStream back = server.getInputStream();
                OutputStream toClient = secured.getOutputStream();
                start(() -> back.transferTo(toClient));
                secured.getInputStream().transferTo(server.getOutputStream());
            }
        });
    }

    /** The words before TLS, byte by byte, so that none of what follows is taken. */
    private static void askForTls(Socket client, Socket server) throws IOException {
        BufferedReader greeting =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII), 1);
        say(client, greeting.readLine());
        String line = line(client.getInputStream());
        while (!line.toUpperCase(Locale.ROOT).startsWith("STARTTLS")) {
            say(client, "250-door\r\n250 STARTTLS");
            line = line(client.getInputStream());
        }
        say(client, "220 go on");
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("gone");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
