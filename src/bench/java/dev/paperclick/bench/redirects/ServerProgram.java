package dev.paperclick.bench.redirects;

import dev.paperclick.clicks.ClickJournal;
import dev.paperclick.http.HttpServer;
import dev.paperclick.links.LinkFeed;
import dev.paperclick.platform.DatabaseWatch;
import dev.paperclick.redirect.Redirects;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;

/** One of the servers that are measured: says its port, and serves until its standard input ends. */
final class ServerProgram {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private ServerProgram() {}

    public static void main(String[] arguments) throws Exception {
        switch (Line.valueOf(arguments[0])) {
            case BARE ->
                serve(exchange -> {
                    exchange.getResponseHeaders().put(Headers.LOCATION, "https://portfolio.example/steve-glen");
                    exchange.setStatusCode(StatusCodes.FOUND).endExchange();
                });
            case INSERT -> {
                try (ConfigurableApplicationContext context = Application.open()) {
                    serve(InsertHandler.with(context.getBean(DataSource.class), context));
                }
            }
            case JOURNAL -> serveOurs(false);
            case INGEST -> serveOurs(true);
        }
        System.exit(0);
    }

    private static void serve(HttpHandler handler) throws IOException {
        Undertow undertow = Undertow.builder()
                .addHttpListener(0, "127.0.0.1", handler)
                .setIoThreads(Runtime.getRuntime().availableProcessors())
                .setWorkerThreads(InsertHandler.WORKERS)
                .build();
        undertow.start();
        await(((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort());
        undertow.stop();
    }

    /** As {@code paperclick serve} does it, but that clicks may stay in the journal. */
    private static void serveOurs(boolean ingest) throws Exception {
        try (ConfigurableApplicationContext context = Application.open("--paperclick.database.patient=true")) {
            Redirects redirects = context.getBean(Redirects.class);
            if (ingest) {
                redirects.start();
            } else {
                context.getBean(ClickJournal.class).open();
                context.getBean(LinkFeed.class).start();
            }
            context.getBean(DatabaseWatch.class).awaitFirstAttempt(PATIENCE);
            if (!context.getBean(LinkFeed.class).awaitLoaded(PATIENCE)) {
                throw new IllegalStateException("the links do not come");
            }
            HttpServer server = context.getBean(HttpServer.class);
            server.start();
            await(server.publicPort());
            server.stop();
            redirects.close();
        }
    }

    private static void await(int port) throws IOException {
        System.out.println(Child.PORT + port);
        while (System.in.read() >= 0) {
            // nothing is ever said
        }
    }
}
