package dev.paperclick;

import static org.awaitility.Awaitility.await;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Readers who click as fast as they are answered, each over a connection that is kept alive. Every request has a user agent
 * of its own; it counts as answered when all of the 302 has been read. A reader whose connection breaks waits until it is
 * told where to go on.
 */
public final class ClickLoad implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final String path;
    private final List<Thread> readers = new ArrayList<>();
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final Map<Integer, AtomicInteger> otherAnswers = new ConcurrentSkipListMap<>();
    private final AtomicInteger brokenConnections = new AtomicInteger();
    private volatile Queue<Long> times = new ConcurrentLinkedQueue<>();

    private int port;
    private int generation;
    private boolean stopped;

    private ClickLoad(String path) {
        this.path = path;
    }

    /** Begins, with so many readers of a link. */
    public static ClickLoad on(int port, String path, int readers) {
        ClickLoad load = new ClickLoad(path);
        load.port = port;
        for (int i = 0; i < readers; i++) {
            int number = i;
            Thread reader = new Thread(() -> load.click(number), "reader-" + i);
            reader.setDaemon(true);
            load.readers.add(reader);
        }
        load.readers.forEach(Thread::start);
        return load;
    }

    /** Sends the readers whose connections broke to another server. */
    public synchronized void goOnAt(int newPort) {
        port = newPort;
        generation++;
        notifyAll();
    }

    /** Where to click, when it is not the place that has just failed; negative when it is over. */
    private synchronized int next(int failed) throws InterruptedException {
        while (generation == failed && !stopped) {
            wait();
        }
        return stopped ? -1 : generation;
    }

    private synchronized int portOf() {
        return port;
    }

    private void click(int reader) {
        int serial = 0;
        int failed = -1;
        try {
            for (int current = next(failed); current >= 0; current = next(failed)) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), portOf())) {
                    socket.setSoTimeout(PATIENCE_MILLIS);
                    socket.setTcpNoDelay(true);
                    InputStream in = new BufferedInputStream(socket.getInputStream());
                    while (next(-1) == current) {
                        click(socket.getOutputStream(), in, "load/" + reader + "." + serial++);
                    }
                } catch (IOException e) {
                    brokenConnections.incrementAndGet();
                    failed = current;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void click(OutputStream out, InputStream in, String marker) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: " + marker + "\r\n\r\n";
        sent.add(marker);
        long begin = System.nanoTime();
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        int status = read(in);
        times.add(System.nanoTime() - begin);
        if (status == 302) {
            answered.add(marker);
        } else {
            otherAnswers.computeIfAbsent(status, key -> new AtomicInteger()).incrementAndGet();
        }
    }

    /** Reads all of an answer. */
    private static int read(InputStream in) throws IOException {
        String first = line(in);
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        in.skipNBytes(length);
        return Integer.parseInt(first.split(" ")[1]);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /** How long answers took since this was asked last, in nanoseconds, the quickest first. */
    public List<Long> times() {
        Queue<Long> past = times;
        times = new ConcurrentLinkedQueue<>();
        return past.stream().sorted().toList();
    }

    /** Waits for so many more answers. */
    public void awaitMore(int clicks) {
        int goal = answered.size() + clicks;
        await().atMost(Waits.LONG).until(() -> answered.size() >= goal);
    }

    /** Lets everybody finish the click that is under way. */
    public void stop() {
        synchronized (this) {
            stopped = true;
            notifyAll();
        }
        try {
            for (Thread reader : readers) {
                reader.join();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The user agents of all requests. */
    public Set<String> sent() {
        return sent;
    }

    /** The user agents of those that were sent on. */
    public Set<String> answered() {
        return answered;
    }

    /** How often something else was answered, by status. */
    public Map<Integer, Integer> otherAnswers() {
        Map<Integer, Integer> counts = new TreeMap<>();
        otherAnswers.forEach((status, count) -> counts.put(status, count.get()));
        return counts;
    }

    /** How many connections ended before they were closed, or could not be made. */
    public int brokenConnections() {
        return brokenConnections.get();
    }

    @Override
    public void close() {
        stop();
    }
}
