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

    private Lane.Fate append(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return lane.append(out -> out.put(bytes));
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
        assertThat(append("one")).isEqualTo(Lane.Fate.WAITING);
        assertThat(append("two")).isEqualTo(Lane.Fate.WAITING);
        lane.catchUp();
        assertThat(counters.isWell()).isFalse();
        assertThat(counters.waitingRecords()).isEqualTo(2);

        full = false;
        assertThat(append("three")).isEqualTo(Lane.Fate.WAITING);
        lane.catchUp();
        counters.recovered();
        assertThat(append("four")).isEqualTo(Lane.Fate.WRITTEN);
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

        List<Lane.Fate> fates =
                IntStream.range(0, fitting + 10).mapToObj(i -> append(record)).toList();

        assertThat(fates.subList(0, fitting)).containsOnly(Lane.Fate.WAITING);
        assertThat(fates.subList(fitting, fitting + 10)).containsOnly(Lane.Fate.LOST);
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
}
