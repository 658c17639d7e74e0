package dev.paperclick.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.paperclick.Waits;
import dev.paperclick.http.SettableClock;
import dev.paperclick.journal.Inspection.Condition;
import dev.paperclick.platform.ChildJvm;
import dev.paperclick.platform.UserProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTests {

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T15:00:00Z"));

    private Journal open() {
        return Journal.open(folder, clock);
    }

    private static void append(Journal journal, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        append(journal, out -> out.put(bytes));
    }

    private static void append(Journal journal, Payload payload) {
        journal.append(List.of(payload), unfit -> {
            throw unfit;
        });
    }

    private static String text(ByteBuffer payload) {
        return StandardCharsets.UTF_8.decode(payload).toString();
    }

    /** Leaves the records in one segment of a closed journal. */
    private Path segmentOf(String... texts) {
        try (Journal journal = open()) {
            for (String text : texts) {
                append(journal, text);
            }
        }
        return segments().get(segments().size() - 1).path();
    }

    private List<Segment> segments() {
        try {
            return new JournalFolder(folder).segments();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private UUID id() throws IOException {
        return new JournalFolder(folder).findId().orElseThrow();
    }

    private List<String> read(Path segment) throws IOException {
        try (SegmentReader reader = SegmentReader.open(segment, id(), 0)) {
            return read(reader, Files.size(segment));
        }
    }

    private static List<String> read(SegmentReader reader, long end) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Entry entry = reader.next(end); entry != null; entry = reader.next(end)) {
            texts.add(text(entry.payload()));
        }
        return texts;
    }

    private List<String> readAll() throws IOException {
        List<String> texts = new ArrayList<>();
        for (Segment segment : segments()) {
            texts.addAll(read(segment.path()));
        }
        return texts;
    }

    private Inspection.Found inspectOnly() {
        return Inspection.of(folder).segments().get(0);
    }

    @Test
    void givesBackWhatWasAppended() throws IOException {
        String longest = "x".repeat(Payload.MOST_BYTES);

        Path segment = segmentOf("a", "sieben.", "achtacht", "neunneun9", longest);

        assertThat(read(segment)).containsExactly("a", "sieben.", "achtacht", "neunneun9", longest);
        assertThat(inspectOnly().condition()).isEqualTo(Condition.SEALED);
        assertThat(inspectOnly().records()).isEqualTo(5);
    }

    @Test
    void canBeReadFromTheEndOfAnyRecord() throws IOException {
        Path segment = segmentOf("one", "two", "three");
        List<Long> ends = new ArrayList<>();
        try (SegmentReader reader = SegmentReader.open(segment, id(), 0)) {
            for (Entry entry = reader.next(Files.size(segment)); entry != null; entry = reader.next(Long.MAX_VALUE)) {
                ends.add(entry.end());
            }
        }

        for (int i = 0; i < ends.size(); i++) {
            try (SegmentReader reader = SegmentReader.open(segment, id(), ends.get(i))) {
                assertThat(read(reader, Files.size(segment)))
                        .isEqualTo(List.of("one", "two", "three").subList(i + 1, 3));
            }
        }
    }

    @Test
    void aRecordIsNeitherEmptyNorLongerThanARecordCanBe() {
        try (Journal journal = open()) {
            assertThatThrownBy(() -> append(journal, "")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> append(journal, "x".repeat(Payload.MOST_BYTES + 1)))
                    .isInstanceOf(IllegalArgumentException.class);
            append(journal, "x");
            assertThat(journal.health().writtenRecords()).isEqualTo(1);
        }
    }

    @Test
    void aTailTornAnywhereCostsTheLastRecordOnly() throws IOException {
        byte[] whole = Files.readAllBytes(segmentOf("one", "two", "the last one"));
        int end = whole.length - SegmentFormat.SEAL_BYTES;
        int begin = end - SegmentFormat.framed("the last one".length());
        Path segment = segments().get(0).path();

        for (int length = begin; length <= end; length++) {
            Files.write(segment, Arrays.copyOf(whole, length));

            assertThat(read(segment))
                    .as("%d of %d bytes", length - begin, end - begin)
                    .isEqualTo(length == end ? List.of("one", "two", "the last one") : List.of("one", "two"));
            assertThat(inspectOnly().condition())
                    .isEqualTo(length == begin || length == end ? Condition.OPEN : Condition.TORN);
        }
    }

    @Test
    void aSealTornAnywhereCostsNoRecord() throws IOException {
        byte[] whole = Files.readAllBytes(segmentOf("one", "two"));
        Path segment = segments().get(0).path();

        for (int length = whole.length - SegmentFormat.SEAL_BYTES; length < whole.length; length++) {
            Files.write(segment, Arrays.copyOf(whole, length));
            assertThat(read(segment)).containsExactly("one", "two");
        }
    }

    @Test
    void anyBitFlippedInARecordCostsThatRecordOnly() throws IOException {
        byte[] whole = Files.readAllBytes(segmentOf("one", "damaged", "three"));
        Path segment = segments().get(0).path();
        int begin = SegmentFormat.HEADER_BYTES + SegmentFormat.framed("one".length());
        int end = begin + SegmentFormat.FRAME_BYTES + "damaged".length();

        for (int bit = begin * 8; bit < end * 8; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(segment, flipped);

            assertThat(read(segment)).as("bit %d", bit).containsExactly("one", "three");
            Inspection.Found found = inspectOnly();
            assertThat(found.condition()).isEqualTo(Condition.DAMAGED);
            assertThat(found.otherBytes()).isEqualTo(SegmentFormat.framed("damaged".length()));
        }
    }

    @Test
    void aPayloadThatLooksLikeARecordIsNone() throws IOException {
        Frame forger = new Frame(UUID.randomUUID());
        forger.add(out -> out.put("forged".getBytes(StandardCharsets.UTF_8)));
        ByteBuffer forged = forger.take();
        byte[] fake = new byte[forged.remaining()];
        forged.get(fake);
        try (Journal journal = open()) {
            append(journal, out -> out.put(fake).put(fake));
            append(journal, "true");
        }
        Path segment = segments().get(0).path();
        byte[] bytes = Files.readAllBytes(segment);
        bytes[SegmentFormat.HEADER_BYTES + Integer.BYTES] ^= 1;
        Files.write(segment, bytes);

        assertThat(read(segment)).containsExactly("true");
    }

    @Test
    void recordsThatAreMissingBeforeASealAreNoticed() throws IOException {
        byte[] whole = Files.readAllBytes(segmentOf("one", "two"));
        Path segment = segments().get(0).path();
        int second = SegmentFormat.HEADER_BYTES + SegmentFormat.framed("one".length());
        byte[] shortened = Arrays.copyOf(whole, second + SegmentFormat.SEAL_BYTES);
        System.arraycopy(whole, whole.length - SegmentFormat.SEAL_BYTES, shortened, second, SegmentFormat.SEAL_BYTES);
        Files.write(segment, shortened);

        assertThat(read(segment)).containsExactly("one");
        assertThat(inspectOnly().condition()).isEqualTo(Condition.DAMAGED);
    }

    @Test
    void filesOfOthersAndEmptyOnesAreNotRead(@TempDir Path elsewhere) throws IOException {
        try (Journal other = Journal.open(elsewhere, clock)) {
            append(other, "theirs");
        }
        segmentOf("ours");
        Files.copy(elsewhere.resolve("00000001.log"), folder.resolve("00000002.log"));
        Files.createFile(folder.resolve("00000003.log"));
        Files.writeString(folder.resolve("notes.txt"), "no segment");

        try (Journal journal = open()) {
            append(journal, "later");
        }

        assertThat(readAll()).containsExactly("ours", "later");
        assertThat(Inspection.of(folder).segments())
                .extracting(Inspection.Found::condition)
                .containsExactly(Condition.SEALED, Condition.FOREIGN, Condition.FOREIGN, Condition.SEALED);
    }

    @Test
    void twoProcessesDoNotShareAFolder() {
        try (ChildJvm child = ChildJvm.start(JournalWriter.class, folder.toString())) {
            child.await("open");

            UserProblem problem = catchThrowableOfType(UserProblem.class, this::open);

            assertThat(problem.sentences()).singleElement().asString().contains(folder.toString(), "in use by another");
            assertThat(Inspection.of(folder).isBeingWritten()).isTrue();
            child.kill();
            open().close();
            assertThat(Inspection.of(folder).isBeingWritten()).isFalse();
        }
    }

    @Test
    void whatAKilledWriterAppendedIsThere() throws IOException {
        try (ChildJvm child = ChildJvm.start(JournalWriter.class, folder.toString())) {
            child.await("open");
            child.send("one");
            child.send("two");
            child.await("has 2");
            child.kill();
        }

        assertThat(readAll()).containsExactly("one", "two");
        assertThat(inspectOnly().condition()).isEqualTo(Condition.OPEN);
    }

    @Test
    void aSegmentEndsWithItsTimeOrItsSize() {
        try (Journal journal = open()) {
            append(journal, "one");
            clock.pass(Duration.ofMinutes(10));
            await().until(() -> extents(journal).get(0).hasEnded());
            append(journal, "two");
            assertThat(segments()).hasSize(2);

            String longest = "x".repeat(Payload.MOST_BYTES);
            long many = LiveSegment.CLOSE_AT_BYTES / Payload.MOST_BYTES + 1;
            for (long i = 0; i < many; i++) {
                append(journal, longest);
            }
            await().until(() -> extents(journal).get(1).hasEnded());
            append(journal, "three");
            assertThat(segments()).hasSize(3);
        }
        assertThat(Inspection.of(folder).count(Condition.SEALED)).isEqualTo(3);
    }

    private static List<Journal.Extent> extents(Journal journal) {
        try {
            return journal.extents();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void onlyWhatHasEndedIsRemoved() throws IOException {
        segmentOf("old");
        try (Journal journal = open()) {
            append(journal, "new");
            List<Journal.Extent> extents = journal.extents();
            assertThatThrownBy(() -> journal.remove(extents.get(1).segment()))
                    .isInstanceOf(IllegalArgumentException.class);

            journal.remove(extents.get(0).segment());

            assertThat(segments()).extracting(Segment::number).containsExactly(2);
            assertThat(journal.extents()).hasSize(1);
        }
        assertThat(readAll()).containsExactly("new");
    }

    @Test
    void aNumberIsNeverGivenTwiceEvenWhenAllSegmentsWereRemoved() throws IOException {
        segmentOf("old");
        try (Journal journal = open()) {
            journal.remove(journal.extents().get(0).segment());
            assertThat(readAll()).isEmpty();
        }

        segmentOf("new");

        assertThat(segments()).extracting(Segment::number).containsExactly(1, 2);
        assertThat(readAll()).containsExactly("new");
    }

    @Test
    void runsATaskWhenTheRecordsAreOnDisk() throws InterruptedException {
        try (Journal journal = open()) {
            CountDownLatch told = new CountDownLatch(3);
            append(journal, "one");
            journal.whenForced(told::countDown);
            journal.whenForced(() -> {
                throw new IllegalStateException("a reader who has gone");
            });
            journal.whenForced(told::countDown);
            journal.whenForced(told::countDown);

            assertThat(told.await(Waits.LONG.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        }
    }

    @Test
    void tasksThatWaitWhenItClosesAreRun() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(100);
        Journal journal = open();
        for (int i = 0; i < 100; i++) {
            append(journal, "record " + i);
            journal.whenForced(told::countDown);
        }
        journal.close();

        assertThat(told.await(Waits.LONG.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    }

    @Test
    void aNameThatIsNoneIsAProblemToMend() throws IOException {
        Files.writeString(folder.resolve("journal-id"), "mine");

        assertThat(catchThrowableOfType(UserProblem.class, this::open).getMessage())
                .contains("journal-id", "'mine'", "no UUID");
        assertThat(Inspection.of(Files.createDirectory(folder.resolve("other"))).segments())
                .isEmpty();
    }

    @Test
    void whateverHappensEverythingIsReadInTheOrderOfItsThread() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<Integer, List<String>> appended = new ConcurrentHashMap<>();
        for (int round = 0; round < 8; round++) {
            boolean killed = random.nextBoolean();
            int threads = 1 + random.nextInt(3);
            int records = random.nextInt(400);
            int number = round;
            if (killed) {
                appendAndBeKilled(appended, round, records, random.nextLong());
            } else {
                try (Journal journal = open()) {
                    List<Thread> running = IntStream.range(0, threads)
                            .mapToObj(thread -> new Thread(() -> {
                                Random own = new Random(seed + thread);
                                for (int i = 0; i < records; i++) {
                                    String text = text(number, thread, i, own);
                                    append(journal, text);
                                    appended.computeIfAbsent(10 * number + thread, key -> new ArrayList<>())
                                            .add(text);
                                    if (own.nextInt(100) == 0) {
                                        clock.pass(Duration.ofMinutes(own.nextInt(12)));
                                    }
                                }
                            }))
                            .toList();
                    running.forEach(Thread::start);
                    for (Thread thread : running) {
                        thread.join();
                    }
                }
            }
        }

        Map<Integer, List<String>> found = new ConcurrentHashMap<>();
        for (String text : readAll()) {
            found.computeIfAbsent(Integer.parseInt(text.substring(0, text.indexOf(' '))), key -> new ArrayList<>())
                    .add(text);
        }
        assertThat(found).as("seed %d", seed).isEqualTo(appended);
    }

    private void appendAndBeKilled(Map<Integer, List<String>> appended, int round, int records, long seed) {
        Random random = new Random(seed);
        try (ChildJvm child = ChildJvm.start(JournalWriter.class, folder.toString())) {
            child.await("open");
            for (int i = 0; i < records; i++) {
                String text = text(round, 0, i, random);
                child.send(text);
                appended.computeIfAbsent(10 * round, key -> new ArrayList<>()).add(text);
            }
            child.await("has " + records);
            child.kill();
        }
    }

    private static String text(int round, int thread, int number, Random random) {
        return (10 * round + thread) + " " + number + " " + "x".repeat(random.nextInt(1_000));
    }
}
