package dev.paperclick.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lane whose segments cannot be made for a while, as on a full disk. */
class LaneTests {

    @TempDir
    private Path folder;

    private final UUID journal = UUID.randomUUID();
    private final JournalCounters counters = new JournalCounters();
    private final Lane lane = new Lane(this::open, counters, new Frame(journal));
    private boolean full;
    private int number;

    private LiveSegment open() throws IOException {
        if (full) {
            throw new IOException("No space left on device");
        }
        number++;
        return LiveSegment.create(Segment.in(folder, number), journal, 0, Long.MAX_VALUE / 2);
    }

    private void append(String... texts) {
        lane.append(Stream.of(texts).map(LaneTests::payload).toList(), unfit -> {
            throw unfit;
        });
    }

    private static Payload payload(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return out -> out.put(bytes);
    }

    private List<String> read() throws IOException {
        List<String> texts = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            Path file = Segment.in(folder, i).path();
            try (SegmentReader reader = SegmentReader.open(file, journal, 0)) {
                for (Entry entry = reader.next(Files.size(file)); entry != null; entry = reader.next(Long.MAX_VALUE)) {
                    ByteBuffer payload = entry.payload();
                    texts.add(StandardCharsets.UTF_8.decode(payload).toString());
                }
            }
        }
        return texts;
    }

    @Test
    void whatTheDiskDoesNotTakeWaitsAndIsWrittenInOrder() throws IOException {
        full = true;
        append("one", "two");
        assertThat(counters.waitingRecords()).isEqualTo(2);
        lane.catchUp();
        assertThat(counters.isWell()).isFalse();
        assertThat(counters.waitingRecords()).isEqualTo(2);

        full = false;
        append("three");
        assertThat(counters.waitingRecords()).isEqualTo(3);
        lane.catchUp();
        counters.recovered();
        append("four");
        assertThat(counters.writtenRecords()).isEqualTo(4);
        lane.seal();

        assertThat(read()).containsExactly("one", "two", "three", "four");
        assertThat(counters.waitingRecords()).isZero();
        assertThat(counters.lostRecords()).isZero();
        assertThat(counters.writtenRecords()).isEqualTo(4);
        assertThat(counters.isWell()).isTrue();
    }

    @Test
    void aFullMemoryLosesAndCounts() throws IOException {
        full = true;
        String record = "x".repeat(8_000);
        int fitting = Lane.MOST_WAITING_BYTES / SegmentFormat.framed(record.length());

        IntStream.range(0, fitting + 10).forEach(i -> append(record));

        assertThat(counters.waitingRecords()).isEqualTo(fitting);
        assertThat(counters.lostRecords()).isEqualTo(10);

        full = false;
        lane.catchUp();
        lane.seal();

        assertThat(read()).hasSize(fitting);
    }

    @Test
    void whatStillWaitsAtTheEndIsCountedAsLost() {
        full = true;
        append("one");
        append("two");

        lane.giveUp();

        assertThat(counters.lostRecords()).isEqualTo(2);
        assertThat(counters.waitingRecords()).isZero();
    }

    @Test
    void manyRecordsOfOneWriteAreKeptInTheirOrder() throws IOException {
        String[] texts =
                IntStream.range(0, 5_000).mapToObj(i -> i + "x".repeat(i % 100)).toArray(String[]::new);

        append(texts);
        lane.seal();

        assertThat(read()).containsExactly(texts);
        assertThat(counters.writtenRecords()).isEqualTo(texts.length);
        assertThat(counters.writtenBytes())
                .isEqualTo(Files.size(Segment.in(folder, 1).path())
                        - SegmentFormat.HEADER_BYTES
                        - SegmentFormat.SEAL_BYTES);
    }

    @Test
    void whatIsNoRecordIsToldAndKeepsNoOtherFromBeingWritten() throws IOException {
        List<Class<?>> told = new ArrayList<>();
        Payload faulty = out -> {
            out.putInt(1);
            throw new IllegalStateException();
        };
        Payload endless = out -> {
            while (true) {
                out.putLong(1);
            }
        };

        lane.append(
                List.of(payload("one"), faulty, payload("two"), endless, payload(""), payload("three")),
                unfit -> told.add(unfit.getClass()));
        lane.seal();

        assertThat(told)
                .containsExactly(
                        IllegalStateException.class, IllegalArgumentException.class, IllegalArgumentException.class);
        assertThat(read()).containsExactly("one", "two", "three");
    }

    @Test
    void noRecordIsLostWhereASegmentHasNoRoomForMore() throws IOException {
        int records = (110 << 20) / SegmentFormat.framed(SegmentFormat.MOST_PAYLOAD);
        for (int i = 0; i < records; i++) {
            append("%08d".formatted(i).repeat(SegmentFormat.MOST_PAYLOAD / 8));
        }
        lane.seal();

        assertThat(number).isEqualTo(2);
        assertThat(read().stream().map(text -> Integer.parseInt(text, 0, 8, 10)))
                .containsExactlyElementsOf(IntStream.range(0, records).boxed().toList());
    }
}
