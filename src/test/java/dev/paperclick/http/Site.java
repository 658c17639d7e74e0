package dev.paperclick.http;

import dev.paperclick.platform.Workspace;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole web side as it runs in production, on free ports and a database of its own. */
public final class Site implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final HttpServer server;

    private Site(DataSource dataSource, Clock clock, Map<String, Object> properties) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "paperclick.server.public-host", "127.0.0.1",
                "paperclick.server.public-port", "0",
                "paperclick.server.console-port", "0"));
        all.putAll(properties);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", all));
        context.registerBean(DataSource.class, () -> dataSource);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(dataSource));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Workspace.class, Workspace::current);
        context.scan(
                "dev.paperclick.http",
                "dev.paperclick.links",
                "dev.paperclick.candidates",
                "dev.paperclick.clicks",
                "dev.paperclick.redirect",
                "dev.paperclick.api",
                "dev.paperclick.reports");
        context.refresh();
        server = context.getBean(HttpServer.class);
        server.start();
    }

    /** Serves from the database, with these properties instead of the defaults. */
    public static Site open(DataSource dataSource, Clock clock, Map<String, Object> properties) {
        return new Site(dataSource, clock, properties);
    }

    /** A bean of the running application. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public int publicPort() {
        return server.publicPort();
    }

    public int consolePort() {
        return server.consolePort();
    }

    @Override
    public void close() {
        context.close();
    }
}
