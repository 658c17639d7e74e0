package dev.paperclick.bench.redirects;

import dev.paperclick.clicks.ClickIngest;
import dev.paperclick.clicks.ClickJournal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts a ready-made journal into the database, and then the same rows by COPY alone, in turn; says records per second of
 * both for each round. The first round is for warming up.
 */
final class IngestProgram {

    private static final int BATCH = 10_000;
    private static final int MOST_COPIED = 500_000;
    private static final int COPY_HEADER_BYTES = 19;

    private IngestProgram() {}

    /** Arguments: how many records the journal has, how many rounds count. */
    public static void main(String[] arguments) throws Exception {
        long records = Long.parseLong(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        List<byte[]> batches = List.of();
        for (int round = 0; round <= rounds; round++) {
            try (ConfigurableApplicationContext context = Application.open()) {
                double ingested = ingest(context, records);
                DataSource dataSource = context.getBean(DataSource.class);
                try (Connection connection = dataSource.getConnection()) {
                    CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
                    if (batches.isEmpty()) {
                        batches = batches(copies);
                    }
                    double copied = copy(context, connection, batches, Math.min(records, MOST_COPIED));
                    if (round > 0) {
                        System.out.println(String.format(Locale.ROOT, "%s%.0f %.0f", Child.RESULT, ingested, copied));
                    }
                }
            }
        }
        System.exit(0);
    }

    private static void empty(ConfigurableApplicationContext context) {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        jdbc.sql("truncate link_clicks, click_journal_positions, dirty_click_days")
                .update();
    }

    private static double ingest(ConfigurableApplicationContext context, long records) throws InterruptedException {
        empty(context);
        context.getBean(ClickJournal.class).open();
        ClickIngest ingest = context.getBean(ClickIngest.class);
        long start = System.nanoTime();
        ingest.start();
        while (ingest.progress().records() < records) {
            Thread.sleep(1);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        ingest.close();
        check(context, records);
        return records / seconds;
    }

    private static double copy(
            ConfigurableApplicationContext context, Connection connection, List<byte[]> batches, long rows)
            throws SQLException {
        empty(context);
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        long start = System.nanoTime();
        for (byte[] batch : batches) {
            CopyIn copy = copies.copyIn("copy link_clicks from stdin (format binary)");
            copy.writeToCopy(batch, 0, batch.length);
            copy.endCopy();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        check(context, rows);
        return rows / seconds;
    }

    private static void check(ConfigurableApplicationContext context, long expected) {
        long rows = context.getBean(JdbcClient.class)
                .sql("select count(*) from link_clicks")
                .query(Long.class)
                .single();
        if (rows != expected) {
            throw new IllegalStateException(rows + " rows instead of " + expected);
        }
    }

    /** The table's rows in the order of time, each batch a whole binary COPY. */
    private static List<byte[]> batches(CopyManager copies) throws SQLException, IOException {
        List<byte[]> batches = new ArrayList<>();
        CopyOut out = copies.copyOut("copy (select * from link_clicks order by clicked_at, click_id limit "
                + MOST_COPIED + ") to stdout (format binary)");
        List<byte[]> rows = new ArrayList<>();
        byte[] first = out.readFromCopy();
        byte[] header = ByteBuffer.allocate(COPY_HEADER_BYTES)
                .put(first, 0, COPY_HEADER_BYTES)
                .array();
        rows.add(ByteBuffer.allocate(first.length - COPY_HEADER_BYTES)
                .put(first, COPY_HEADER_BYTES, first.length - COPY_HEADER_BYTES)
                .array());
        for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
            boolean trailer = row.length == Short.BYTES;
            if (trailer || rows.size() == BATCH) {
                batches.add(batch(header, rows));
                rows.clear();
            }
            rows.add(row);
        }
        return batches;
    }

    private static byte[] batch(byte[] header, List<byte[]> rows) {
        int length = rows.stream().mapToInt(row -> row.length).sum();
        ByteBuffer batch =
                ByteBuffer.allocate(header.length + length + Short.BYTES).put(header);
        rows.forEach(batch::put);
        return batch.putShort((short) -1).array();
    }
}
