package dev.paperclick.bench.redirects;

import dev.paperclick.links.TrackedLinks;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanFactory;

/**
 * The obvious way: a row per request, committed before the answer. It does less than Paperclick: what the row says of the
 * reader is constant.
 */
final class InsertHandler implements HttpHandler {

    static final int WORKERS = 16;

    private static final String INSERT = "insert into link_clicks (tracking_id, clicked_at, ip_address, user_agent,"
            + " referrer_url, session_id, click_source, document, method, verdict, reasons, anonymous)"
            + " values (?, ?, cast(? as inet), ?, ?, ?, ?, ?, ?, ?, cast(? as text[]), false)";
    private static final String PATH = "/track/";

    private final DataSource dataSource;
    private final Map<String, String> destinations;

    private InsertHandler(DataSource dataSource, Map<String, String> destinations) {
        this.dataSource = dataSource;
        this.destinations = destinations;
    }

    static InsertHandler with(DataSource dataSource, BeanFactory beans) {
        Map<String, String> destinations = new HashMap<>();
        beans.getBean(TrackedLinks.class)
                .forEachLatest(
                        Integer.MAX_VALUE, link -> destinations.put(link.id().value(), link.originalUrl()));
        return new InsertHandler(dataSource, destinations);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        exchange.dispatch(this::redirect);
    }

    private void redirect(HttpServerExchange exchange) throws SQLException {
        String id = exchange.getRequestPath().substring(PATH.length());
        String destination = destinations.get(id);
        insert(exchange, id);
        exchange.getResponseHeaders().put(Headers.LOCATION, destination);
        exchange.setStatusCode(StatusCodes.FOUND).endExchange();
    }

    private void insert(HttpServerExchange exchange, String id) throws SQLException {
        InetSocketAddress peer = (InetSocketAddress) exchange.getConnection().getPeerAddress();
        Deque<String> document = exchange.getQueryParameters().get("d");
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, id);
            insert.setObject(2, OffsetDateTime.now(ZoneOffset.UTC));
            insert.setString(3, peer.getAddress().getHostAddress());
            insert.setString(4, exchange.getRequestHeaders().getFirst(Headers.USER_AGENT));
            insert.setString(5, exchange.getRequestHeaders().getFirst(Headers.REFERER));
            insert.setString(6, "0123456789abcdef0123456789abcdef");
            insert.setString(7, "direct");
            insert.setString(8, document != null && document.getFirst().equals("c") ? "cover_letter" : "resume");
            insert.setString(9, exchange.getRequestMethod().toString());
            insert.setString(10, "human");
            insert.setString(11, "{navigation,browser}");
            insert.executeUpdate();
        }
    }
}
