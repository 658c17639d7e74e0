package dev.paperclick.mail;

import dev.paperclick.Waits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A mail server that does as it is told: by command, and {@code .} for the end of a mail, what to answer. {@link #DROP} hangs up,
 * {@link #HANG} says nothing more. It remembers the mails whose end it has seen, whatever it answered.
 */
public final class SmtpPeer implements AutoCloseable {

    public static final String DROP = "drop";
    public static final String HANG = "hang";

    private static final Map<String, String> USUAL =
            Map.of("EHLO", "250 peer", "DATA", "354 go on", "QUIT", "221 bye", "CONNECT", "220 peer");

    private final ServerSocket listener;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final Semaphore ends = new Semaphore(0);
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    public SmtpPeer() {
        try {
            listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::listen, "smtp-peer");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return listener.getLocalPort();
    }

    public SmtpPeer answer(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    public void asUsual() {
        answers.clear();
    }

    /** Waits until it has seen the end of one more mail. */
    public void awaitMail() {
        try {
            if (!ends.tryAcquire(Waits.LONG.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("no mail comes");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** With header and body. */
    public List<String> mails() {
        return List.copyOf(mails);
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                Thread thread = new Thread(() -> talk(socket), "smtp-peer-talk");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            Writer out = new java.io.OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
            if (!say("CONNECT", out)) {
                return;
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                if (!say(command, out)) {
                    return;
                }
                if (command.equals("DATA") && answers.getOrDefault("DATA", "3").startsWith("3")) {
                    StringBuilder mail = new StringBuilder();
                    for (line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                        mail.append(line).append('\n');
                    }
                    if (line == null) {
                        return;
                    }
                    mails.add(mail.toString());
                    ends.release();
                    if (!say(".", out)) {
                        return;
                    }
                }
            }
        } catch (IOException | InterruptedException e) {
            // the other side has gone
        }
    }

    /** Whether the talk goes on. */
    private boolean say(String command, Writer out) throws IOException, InterruptedException {
        String answer = answers.getOrDefault(command, USUAL.getOrDefault(command, "250 ok"));
        if (answer.equals(DROP)) {
            return false;
        }
        if (answer.equals(HANG)) {
            Thread.currentThread().join();
        }
        out.write(answer + "\r\n");
        out.flush();
        return true;
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
