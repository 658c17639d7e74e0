package dev.paperclick.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The schema as the migrations leave it. */
class SchemaTests {

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everyTableSaysWhatItHolds() {
        List<String> silent = strings("""
                select relname
                  from pg_class
                 where relnamespace = 'public'::regnamespace
                   and relkind in ('r', 'p')
                   and not relispartition
                   and relname not like 'batch\\_%'
                   and relname <> 'flyway_schema_history'
                   and obj_description(oid, 'pg_class') is null
                """);
        assertThat(silent).isEmpty();
    }

    @Test
    void columnsThatSoundPersonalAreMarked() {
        List<String> unmarked = strings("""
                select attrelid::regclass || '.' || attname
                  from pg_attribute
                  join pg_class on pg_class.oid = attrelid
                 where relnamespace = 'public'::regnamespace
                   and relkind in ('r', 'p')
                   and not relispartition
                   and attname in ('full_name', 'email', 'phone', 'resume', 'ip_address', 'user_agent', 'referrer_url',
                                   'session_id', 'original_url', 'calendly_url', 'linkedin_url', 'portfolio_url')
                   and coalesce(col_description(attrelid, attnum), '') not like 'personal: %'
                """);
        assertThat(unmarked).isEmpty();
    }

    @Test
    void thisMonthAndThreeMoreHavePartitions() {
        LocalDate first = LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1);
        List<String> expected =
                Stream.of(0, 1, 2, 3).map(n -> partition(first.plusMonths(n))).toList();

        assertThat(partitions()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void rowsThatWaitedInTheDefaultPartitionMoveIntoTheirs() {
        OffsetDateTime first = LocalDate.now(ZoneOffset.UTC)
                .withDayOfMonth(1)
                .plusMonths(5)
                .atStartOfDay()
                .atOffset(ZoneOffset.UTC);
        click(first.minusNanos(1_000));
        click(first);
        click(first.plusMonths(1).minusNanos(1_000));
        click(first.plusMonths(1));
        assertThat(placesOfClicks()).containsOnly("link_clicks_default");

        assertThat(make(5)).isEqualTo(2);

        assertThat(placesOfClicks())
                .containsExactly(
                        partition(first.minusMonths(1).toLocalDate()),
                        partition(first.toLocalDate()),
                        partition(first.toLocalDate()),
                        "link_clicks_default");
    }

    @Test
    void makingPartitionsAgainMakesNone() {
        assertThat(make(3)).isZero();
        assertThat(make(6)).isEqualTo(3);
        assertThat(make(6)).isZero();
    }

    @Test
    void severalSessionsMayMakePartitionsAtOnce() {
        List<CompletableFuture<Integer>> sessions = Stream.generate(() -> CompletableFuture.supplyAsync(() -> make(12)))
                .limit(4)
                .toList();

        assertThat(sessions.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(9);
    }

    private int make(int monthsAhead) {
        return database.jdbc()
                .sql("select make_link_click_partitions(:ahead)")
                .param("ahead", monthsAhead)
                .query(Integer.class)
                .single();
    }

    private void click(OffsetDateTime time) {
        database.jdbc().sql("""
                        insert into link_clicks (tracking_id, clicked_at, click_source, method, verdict)
                        values ('lt_calendly_0000000000000000000000', :time, 'email', 'GET', 'human')
                        """).param("time", time).update();
    }

    private List<String> placesOfClicks() {
        return strings("select tableoid::regclass::text from link_clicks order by clicked_at");
    }

    private List<String> partitions() {
        return strings("""
                select inhrelid::regclass::text
                  from pg_inherits
                 where inhparent = 'link_clicks'::regclass
                   and inhrelid <> 'link_clicks_default'::regclass
                """);
    }

    private static String partition(LocalDate month) {
        return "link_clicks_%d_%02d".formatted(month.getYear(), month.getMonthValue());
    }

    private List<String> strings(String sql) {
        return database.jdbc().sql(sql).query(String.class).list();
    }
}
