package dev.paperclick.targets;

import dev.paperclick.links.Destination;
import dev.paperclick.links.RedirectAddress;
import dev.paperclick.platform.AskedHosts;
import dev.paperclick.targets.Look.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Asks servers for pages, each server for one at a time. Follows redirects itself, so that every address on the way is judged
 * before it is asked, and reads nothing of a page but its head.
 *
 * <p>Safe for use by several threads.
 */
final class TargetInquiry {

    private static final int MOST_REDIRECTS = 5;

    /** As crawlers name themselves; readers of a site's log can tell what it was. */
    private static final String USER_AGENT = "Mozilla/5.0 (compatible; Paperclick link check)";

    private final HttpClient client;
    private final AskedHosts hosts;
    private final RedirectAddress own;
    private final Duration timeout;
    private final ConcurrentMap<String, Lock> turns = new ConcurrentHashMap<>();

    /**
     * @param client that follows no redirects
     * @param own where our own links are answered, which none may lead back to
     * @param timeout how long a server has for each answer
     */
    TargetInquiry(HttpClient client, AskedHosts hosts, RedirectAddress own, Duration timeout) {
        this.client = client;
        this.hosts = hosts;
        this.own = own;
        this.timeout = timeout;
    }

    /** A client as {@link TargetInquiry} needs it, with this machine's idea of whom to trust. */
    static HttpClient.Builder client(Duration timeout) {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout);
    }

    /** The server that an address names, as far as manners go; empty when it names none. */
    static String hostOf(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null ? "" : host;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Looks where an address leads. */
    Look look(String url) throws InterruptedException {
        String at = url;
        String moved = null;
        boolean forGood = true;
        Set<String> seen = new HashSet<>();
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            Destination destination = Destination.check(at, own);
            if (!(destination instanceof Destination.Accepted accepted)) {
                String reason = ((Destination.Refused) destination).reason();
                return hop == 0
                        ? Look.of(Finding.GONE, "leads nobody anywhere: it " + reason)
                        : Look.of(Finding.UNCLEAR, "redirects to an address that " + reason);
            }
            if (!seen.add(accepted.url())) {
                return Look.of(Finding.UNCLEAR, "redirects in a circle, at least those who keep no cookies");
            }
            Reply reply = ask(accepted.url(), hop > 0);
            if (reply.failure() != null) {
                return reply.failure();
            }
            String next = reply.location();
            if (next == null) {
                return StatusWords.judge(reply.status(), moved, hop > 0 ? accepted.url() : null);
            }
            forGood &= reply.isPermanent();
            moved = forGood ? next : moved;
            at = next;
        }
        return Look.of(Finding.UNCLEAR, "redirects more than " + MOST_REDIRECTS + " times");
    }

    /**
     * One answer.
     *
     * @param location where it sends the reader, absolute; null when nowhere
     * @param failure why there was none; null when there was one
     */
    private record Reply(
            int status, @Nullable String location, @Nullable Look failure) {

        boolean isPermanent() {
            return status == 301 || status == 308;
        }
    }

    private Reply ask(String url, boolean redirected) throws InterruptedException {
        try {
            URI uri = URI.create(url);
            String host = Optional.ofNullable(uri.getHost()).orElse("");
            if (!hosts.mayBeAsked(host)) {
                return failed(Look.of(
                        Finding.UNCLEAR,
                        (redirected ? "redirects into" : "is in")
                                + " a private network, which is not asked (LINK_CHECK_NETWORKS)"));
            }
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .timeout(timeout)
                    .header("User-Agent", USER_AGENT)
                    .header("Accept", "text/html,*/*;q=0.8")
                    .build();
            HttpResponse<InputStream> response = inTurn(host, request);
            return new Reply(response.statusCode(), location(uri, response), null);
        } catch (UnknownHostException e) {
            return failed(Look.of(Finding.UNREACHABLE, "its host has no address"));
        } catch (IllegalArgumentException e) {
            return failed(
                    Look.of(Finding.UNCLEAR, "has, or redirects to, an address that this program cannot ask for"));
        } catch (IOException e) {
            return failed(FailureWords.judge(e, timeout));
        }
    }

    private static Reply failed(Look look) {
        return new Reply(0, null, look);
    }

    private HttpResponse<InputStream> inTurn(String host, HttpRequest request)
            throws IOException, InterruptedException {
        Lock turn = turns.computeIfAbsent(host, name -> new ReentrantLock());
        turn.lockInterruptibly();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            // whatever would follow, and however long, is not fetched
            response.body().close();
            return response;
        } finally {
            turn.unlock();
        }
    }

    private static @Nullable String location(URI asked, HttpResponse<?> response) {
        int status = response.statusCode();
        if (status < 300 || status >= 400 || status == 304) {
            return null;
        }
        String written = response.headers().firstValue("Location").orElse("").strip();
        if (written.isEmpty()) {
            return null;
        }
        URI next = asked.resolve(written);
        // RFC 9110, 10.2.2: the fragment of what was asked for stays
        boolean inherits = next.getRawFragment() == null && asked.getRawFragment() != null;
        return inherits ? next + "#" + asked.getRawFragment() : next.toString();
    }
}
