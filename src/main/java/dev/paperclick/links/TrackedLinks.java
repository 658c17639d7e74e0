package dev.paperclick.links;

import dev.paperclick.platform.SqlTime;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All the links; makes those of {@code link_tracking}, which only {@link LinkChanges} changes later. */
@Component
public class TrackedLinks {

    /** Readers wait for it. */
    private static final int LOOKUP_SECONDS = 2;

    private static final int FETCHED_ROWS = 5_000;

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final SecureRandom random = new SecureRandom();

    public TrackedLinks(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    /**
     * The links for the requests, in their order: found when they exist, made when they do not, whoever else asks for
     * the same at the same time. A link found keeps its id and its activity; its address follows the requested base, its
     * variant that of the request.
     *
     * <p>Takes part in the caller's transaction, which must not be stricter than {@code read committed}: the links
     * that another process has made meanwhile must be visible.
     */
    public List<TrackedLink> mint(List<LinkRequest> requests) {
        if (requests.isEmpty()) {
            return List.of();
        }
        Map<LinkRequest.Key, LinkRequest> wanted = new LinkedHashMap<>();
        requests.forEach(request -> wanted.putIfAbsent(request.key(), request));
        Map<LinkRequest.Key, TrackedLink> links = new LinkedHashMap<>();
        insertMissing(wanted.values()).forEach(link -> links.put(keyOf(link), link));
        wanted.keySet().removeAll(links.keySet());
        findAll(wanted.values()).forEach(link -> links.put(keyOf(link), link));
        return requests.stream().map(request -> links.get(request.key())).toList();
    }

    /** Gives those that are new, and those whose address or variant has changed. */
    private List<TrackedLink> insertMissing(Collection<LinkRequest> requests) {
        List<Row> rows = requests.stream().map(this::row).toList();
        // Sorted, so that two processes with the same wishes never wait for each other in a circle.
        // Only the id at the end of the address differs between what would be inserted and what is there.
        return jdbc.sql("""
                insert into link_tracking as link
                       (tracking_id, user_id, job_id, application_id, link_function, original_url, redirect_url,
                        template_variant)
                select tracking_id, user_id, job_id, application_id, link_function, original_url,
                       redirect_base || tracking_id, template_variant
                  from unnest(cast(:trackingIds as text[]), cast(:userIds as text[]), cast(:jobIds as text[]),
                              cast(:applicationIds as text[]), cast(:functions as text[]),
                              cast(:originalUrls as text[]), cast(:redirectBases as text[]), cast(:variants as text[]))
                    as wanted (tracking_id, user_id, job_id, application_id, link_function, original_url, redirect_base,
                               template_variant)
                 order by user_id, job_id, application_id, link_function, original_url
                    on conflict (coalesce(user_id, ''), coalesce(job_id, ''), coalesce(application_id, ''),
                                 link_function, md5(original_url))
                    where twin_of is null
                       do update
                          set redirect_url     = left(excluded.redirect_url, -length(excluded.tracking_id))
                                                 || link.tracking_id,
                              template_variant = excluded.template_variant
                        where link.redirect_url <> left(excluded.redirect_url, -length(excluded.tracking_id))
                                                   || link.tracking_id
                           or link.template_variant is distinct from excluded.template_variant
                returning link.tracking_id, link.user_id, link.job_id, link.application_id, link.link_function,
                          link.original_url, link.redirect_url, link.is_active, link.created_at, link.template_variant
                """)
                .param("trackingIds", column(rows, row -> row.id().value()))
                .param("userIds", column(rows, row -> row.request().userId()))
                .param("jobIds", column(rows, row -> row.request().jobId()))
                .param("applicationIds", column(rows, row -> row.request().applicationId()))
                .param("functions", column(rows, row -> row.request().function().name()))
                .param("originalUrls", column(rows, row -> row.request().originalUrl()))
                .param("redirectBases", column(rows, row -> row.request().redirectBase() + "/"))
                .param("variants", column(rows, row -> row.request().variant()))
                .query(TrackedLinks::link)
                .list();
    }

    private record Row(TrackingId id, LinkRequest request) {}

    private Row row(LinkRequest request) {
        return new Row(TrackingId.random(request.function(), random), request);
    }

    /**
     * A statement of its own: the insert cannot see rows that others committed after it had begun. Each is looked up by
     * itself, since the database, which cannot know how many rows a growing table has, would rather read all of it.
     */
    private List<TrackedLink> findAll(Collection<LinkRequest> requests) {
        if (requests.isEmpty()) {
            return List.of();
        }
        List<LinkRequest> rows = List.copyOf(requests);
        return jdbc.sql("""
                select link.tracking_id, link.user_id, link.job_id, link.application_id, link.link_function,
                       link.original_url, link.redirect_url, link.is_active, link.created_at,
                       link.template_variant
                  from unnest(cast(:userIds as text[]), cast(:jobIds as text[]), cast(:applicationIds as text[]),
                              cast(:functions as text[]), cast(:originalUrls as text[]))
                    as wanted (user_id, job_id, application_id, link_function, original_url)
                 cross join lateral (
                       select *
                         from link_tracking as known
                        where coalesce(known.user_id, '') = coalesce(wanted.user_id, '')
                          and coalesce(known.job_id, '') = coalesce(wanted.job_id, '')
                          and coalesce(known.application_id, '') = coalesce(wanted.application_id, '')
                          and known.link_function = wanted.link_function
                          and md5(known.original_url) = md5(wanted.original_url)
                          and known.twin_of is null
                        limit 1
                       ) as link
                """)
                .param("userIds", column(rows, LinkRequest::userId))
                .param("jobIds", column(rows, LinkRequest::jobId))
                .param("applicationIds", column(rows, LinkRequest::applicationId))
                .param("functions", column(rows, request -> request.function().name()))
                .param("originalUrls", column(rows, LinkRequest::originalUrl))
                .query(TrackedLinks::link)
                .list();
    }

    /** The link with this id; gives up after two seconds. */
    public Optional<TrackedLink> find(TrackingId id) {
        return jdbc.sql("""
                select tracking_id, user_id, job_id, application_id, link_function,
                       original_url, redirect_url, is_active, created_at, template_variant
                  from link_tracking
                 where tracking_id = :id
                """)
                .param("id", id.value())
                .withQueryTimeout(LOOKUP_SECONDS)
                .query(TrackedLinks::link)
                .optional();
    }

    /** Gives the links to somebody, the latest first, so many at most, a few thousand in memory at a time. */
    @Transactional(readOnly = true)
    public void forEachLatest(long most, Consumer<TrackedLink> taker) {
        JdbcTemplate stream = new JdbcTemplate(dataSource);
        stream.setFetchSize(FETCHED_ROWS);
        RowCallbackHandler each = row -> taker.accept(link(row, 0));
        stream.query("""
                select tracking_id, user_id, job_id, application_id, link_function,
                       original_url, redirect_url, is_active, created_at, template_variant
                  from link_tracking
                 order by created_at desc, tracking_id
                 limit ?
                """, each, most);
    }

    /** The links that were made or changed at that moment or later. */
    List<TrackedLink> changedSince(Instant moment) {
        return jdbc.sql("""
                select tracking_id, user_id, job_id, application_id, link_function,
                       original_url, redirect_url, is_active, created_at, template_variant
                  from link_tracking
                 where updated_at >= :moment
                """)
                .param("moment", SqlTime.at(moment))
                .query(TrackedLinks::link)
                .list();
    }

    /**
     * Where the active links lead, each address once, in an order that has nothing to do with hosts.
     *
     * @param candidate whose links; null for all
     */
    public List<String> targets(@Nullable String candidate) {
        return jdbc.sql("""
                select original_url
                  from link_tracking
                 where is_active
                   and octet_length(original_url) <= :longest
                   and (cast(:candidate as text) is null or user_id = :candidate)
                 group by original_url
                 order by md5(original_url)
                """)
                .param("longest", WebAddress.LONGEST)
                .param("candidate", candidate)
                .query(String.class)
                .list();
    }

    /** How many links there are. */
    public long count() {
        return jdbc.sql("select count(*) from link_tracking").query(Long.class).single();
    }

    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static LinkRequest.Key keyOf(TrackedLink link) {
        return LinkRequest.Key.of(
                link.userId(), link.jobId(), link.applicationId(), link.function(), link.originalUrl());
    }

    static TrackedLink link(ResultSet row, int number) throws SQLException {
        return new TrackedLink(
                new TrackingId(row.getString("tracking_id")),
                row.getString("user_id"),
                row.getString("job_id"),
                row.getString("application_id"),
                row.getString("link_function"),
                row.getString("original_url"),
                row.getString("redirect_url"),
                row.getBoolean("is_active"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("template_variant"));
    }
}
