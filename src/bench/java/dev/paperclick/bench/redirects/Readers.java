package dev.paperclick.bench.redirects;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Readers that click without a pause, each on a connection of its own that stays open, each only after the answer to its
 * last click. All on the calling thread.
 */
final class Readers implements AutoCloseable {

    private static final int CONNECTIONS = 64;
    private static final int ANSWER_BYTES = 4_096;
    private static final long PATIENCE_MILLIS = 10_000;
    private static final byte[] STATUS = "HTTP/1.1 302 ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Selector selector = Selector.open();
    private final List<Reader> readers = new ArrayList<>();
    private final List<ByteBuffer> requests;

    private int nextRequest;
    private long end;
    private long inTime;
    private int waiting;
    private Latencies latencies = new Latencies();

    /** What came back within a while: answers in all, those of them per second before its end, and how long they took. */
    record Round(long answers, double perSecond, Latencies latencies) {}

    /**
     * @param requests clicked in turn
     */
    Readers(int port, List<String> requests) throws IOException {
        this.requests = requests.stream().map(Readers::direct).toList();
        InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        for (int i = 0; i < CONNECTIONS; i++) {
            SocketChannel channel = SocketChannel.open(server);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            Reader reader = new Reader(channel);
            channel.register(selector, SelectionKey.OP_READ, reader);
            readers.add(reader);
        }
    }

    private static ByteBuffer direct(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    /** Clicks for so long, and waits for the last answers. */
    Round click(Duration duration) throws IOException {
        latencies = new Latencies();
        inTime = 0;
        waiting = readers.size();
        end = System.nanoTime() + duration.toNanos();
        for (Reader reader : readers) {
            reader.click();
        }
        while (waiting > 0) {
            if (selector.select(key -> ((Reader) key.attachment()).takeAnswer(), PATIENCE_MILLIS) == 0) {
                throw new IllegalStateException(waiting + " readers get no whole answer without a body");
            }
        }
        return new Round(latencies.count(), inTime * 1e9 / duration.toNanos(), latencies);
    }

    private final class Reader {

        private final SocketChannel channel;
        private final ByteBuffer answer = ByteBuffer.allocateDirect(ANSWER_BYTES);
        private long clickedAt;

        Reader(SocketChannel channel) {
            this.channel = channel;
        }

        void click() throws IOException {
            ByteBuffer request = requests.get(nextRequest).rewind();
            nextRequest = nextRequest + 1 == requests.size() ? 0 : nextRequest + 1;
            clickedAt = System.nanoTime();
            while (request.hasRemaining()) {
                channel.write(request);
            }
        }

        void takeAnswer() {
            try {
                if (channel.read(answer) < 0) {
                    throw new IllegalStateException("the server has hung up");
                }
                if (isWhole()) {
                    check();
                    long now = System.nanoTime();
                    latencies.add(now - clickedAt);
                    if (now < end) {
                        inTime++;
                        click();
                    } else {
                        waiting--;
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** A redirect has no body. */
        private boolean isWhole() {
            int start = answer.position() - END.length;
            for (int i = 0; i < END.length; i++) {
                if (start < 0 || answer.get(start + i) != END[i]) {
                    return false;
                }
            }
            return true;
        }

        private void check() {
            for (int i = 0; i < STATUS.length; i++) {
                if (answer.get(i) != STATUS[i]) {
                    throw new IllegalStateException(
                            "instead of a redirect: " + StandardCharsets.US_ASCII.decode(answer.flip()));
                }
            }
            answer.clear();
        }
    }

    @Override
    public void close() throws IOException {
        for (Reader reader : readers) {
            reader.channel.close();
        }
        selector.close();
    }
}
