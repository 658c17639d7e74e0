package dev.paperclick.http;

import dev.paperclick.clicks.ClickIngest;
import dev.paperclick.clicks.ClickJournal;
import dev.paperclick.clicks.IngestProgress;
import dev.paperclick.links.LinkIndex;
import dev.paperclick.platform.Workspace;
import dev.paperclick.redirect.Redirects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.FileSystemUtils;

/** The whole web side as it runs in production, on free ports and a database of its own. */
public final class Site implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final HttpServer server;
    private final Path home;

    private Site(DataSource dataSource, Clock clock, Map<String, Object> properties) {
        home = temporaryFolder();
        Map<String, Object> all = new HashMap<>(Map.of(
                "paperclick.server.public-host", "127.0.0.1",
                "paperclick.server.public-port", "0",
                "paperclick.server.console-port", "0"));
        all.putAll(properties);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", all));
        context.registerBean("dataSource", DataSource.class, () -> dataSource);
        context.registerBean(
                "transactionManager",
                PlatformTransactionManager.class,
                () -> new DataSourceTransactionManager(dataSource));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(dataSource));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Workspace.class, () -> new Workspace(home));
        context.scan(
                "dev.paperclick.http",
                "dev.paperclick.links",
                "dev.paperclick.candidates",
                "dev.paperclick.jobs",
                "dev.paperclick.clicks",
                "dev.paperclick.redirect",
                "dev.paperclick.api",
                "dev.paperclick.reports",
                "dev.paperclick.rollups",
                "dev.paperclick.applications",
                "dev.paperclick.mail",
                "dev.paperclick.alerts",
                "dev.paperclick.operator");
        context.refresh();
        context.getBean(Redirects.class).start();
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

    /** Waits until all clicks that have been answered are in the database. */
    public void settle() {
        ClickJournal journal = bean(ClickJournal.class);
        IngestProgress ingested = bean(ClickIngest.class).progress();
        Awaitility.await()
                .until(() ->
                        ingested.records() == journal.health().orElseThrow().writtenRecords());
    }

    /** Waits until all changes of links that have been committed are known to the server. */
    public void noticeLinks() {
        JdbcClient jdbc = bean(JdbcClient.class);
        Instant now = jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        jdbc.sql("select pg_notify('paperclick_links', :now)")
                .param("now", String.valueOf(now.toEpochMilli()))
                .query((row, number) -> number)
                .list();
        Awaitility.await().until(() -> !bean(LinkIndex.class).asOf().isBefore(now));
    }

    public int publicPort() {
        return server.publicPort();
    }

    public int consolePort() {
        return server.consolePort();
    }

    @Override
    public void close() {
        server.stop();
        context.close();
        FileSystemUtils.deleteRecursively(home.toFile());
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("site");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
