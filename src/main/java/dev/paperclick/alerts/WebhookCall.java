package dev.paperclick.alerts;

import dev.paperclick.platform.AskedHosts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One POST over a connection of its own, to an address that was judged before: Java's own client would look the host up again, and
 * a name may have another address a moment later. Follows no redirect, and reads nothing of an answer but its head.
 */
final class WebhookCall {

    private static final int LONGEST_HEAD = 16_384;
    private static final int MOST_HEADS = 5;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2})( .*)?");
    private static final Pattern RETRY_AFTER = Pattern.compile("(?i)retry-after:[ \\t]*([0-9]{1,6})[ \\t]*");

    private final AskedHosts hosts;
    private final SSLSocketFactory tls;
    private final Duration timeout;

    /**
     * @param tls whose certificates count
     * @param timeout for all of it, however slowly the other side speaks
     */
    WebhookCall(AskedHosts hosts, SSLSocketFactory tls, Duration timeout) {
        this.hosts = hosts;
        this.tls = tls;
        this.timeout = timeout;
    }

    /** What the other side said; how long it wants to be left alone, zero when it did not say. */
    record Answer(int status, Duration retryAfter) {}

    /** The host must not be called. */
    static final class PrivateAddress extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** @throws IOException when there was no answer */
    Answer post(URI uri, Map<String, String> headers, String body) throws IOException {
        List<InetAddress> addresses = AskedHosts.addresses(uri.getHost());
        if (!addresses.stream().allMatch(hosts::mayBeAsked)) {
            throw new PrivateAddress();
        }
        long end = System.nanoTime() + timeout.toNanos();
        boolean encrypted = uri.getScheme().toLowerCase(Locale.ROOT).equals("https");
        int port = uri.getPort() >= 0 ? uri.getPort() : encrypted ? 443 : 80;
        try (Socket plain = connect(addresses, port, end)) {
            // a time-out of reading begins anew with each byte
            CompletableFuture.delayedExecutor(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)
                    .execute(() -> hangUp(plain));
            try (Socket socket = encrypted ? secured(plain, uri.getHost(), port) : plain) {
                socket.getOutputStream().write(request(uri, headers, body));
                socket.getOutputStream().flush();
                return answer(socket.getInputStream());
            }
        } catch (IOException e) {
            if (System.nanoTime() - end >= 0) {
                throw new SocketTimeoutException();
            }
            throw e;
        }
    }

    private static Socket connect(List<InetAddress> addresses, int port, long end) throws IOException {
        IOException failure = new SocketTimeoutException();
        for (InetAddress address : addresses) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                break;
            }
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, port), Math.toIntExact(left));
                socket.setSoTimeout(Math.toIntExact(left));
                return socket;
            } catch (IOException e) {
                hangUp(socket);
                failure = e;
            }
        }
        throw failure;
    }

    private SSLSocket secured(Socket plain, String host, int port) throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static byte[] request(URI uri, Map<String, String> headers, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        URI ascii = URI.create(uri.toASCIIString());
        String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        StringBuilder head = new StringBuilder("POST ")
                .append(path)
                .append(ascii.getRawQuery() == null ? "" : "?" + ascii.getRawQuery())
                .append(" HTTP/1.1\r\nHost: ")
                .append(ascii.getHost())
                .append(ascii.getPort() < 0 ? "" : ":" + ascii.getPort())
                .append("\r\nUser-Agent: Paperclick\r\nAccept: */*\r\nConnection: close\r\n"
                        + "Content-Type: application/json; charset=utf-8\r\nContent-Length: ")
                .append(content.length)
                .append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream request = new ByteArrayOutputStream(start.length + content.length);
        request.writeBytes(start);
        request.writeBytes(content);
        return request.toByteArray();
    }

    private static Answer answer(InputStream in) throws IOException {
        for (int i = 0; i < MOST_HEADS; i++) {
            String[] lines = head(in).split("\r?\n", -1);
            Matcher status = STATUS.matcher(lines[0]);
            if (!status.matches()) {
                throw new IOException("no HTTP");
            }
            int code = Integer.parseInt(status.group(1));
            if (code >= 200) {
                return new Answer(code, retryAfter(lines));
            }
        }
        throw new IOException("no end of interim answers");
    }

    private static Duration retryAfter(String[] lines) {
        for (String line : lines) {
            Matcher matcher = RETRY_AFTER.matcher(line);
            if (matcher.matches()) {
                return Duration.ofSeconds(Long.parseLong(matcher.group(1)));
            }
        }
        return Duration.ZERO;
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < LONGEST_HEAD) {
            int read = in.read();
            if (read < 0) {
                throw new IOException("it broke off");
            }
            head.append((char) read);
            if (read == '\n' && (endsWith(head, "\r\n\r\n") || endsWith(head, "\n\n"))) {
                return head.toString();
            }
        }
        throw new IOException("too long a head");
    }

    private static boolean endsWith(StringBuilder text, String end) {
        return text.length() >= end.length()
                && text.substring(text.length() - end.length()).equals(end);
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is not used any more
        }
    }
}
