package dev.paperclick.clicks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BurstsTests {

    private static final long SECOND = 1_000_000;

    private record Click(int readers, String link, long at) {}

    private record Event(int click, long at, boolean judged) {}

    @Test
    void threeLinksWithinTenSecondsAreABurst() {
        assertThat(bursts(click("a", 0), click("b", 5 * SECOND), click("c", 10 * SECOND)))
                .containsExactly(true, true, true);
        assertThat(bursts(click("a", 0), click("b", 5 * SECOND), click("c", 10 * SECOND + 1)))
                .containsExactly(false, false, false);
    }

    @Test
    void theSameLinkTellsNothingNew() {
        assertThat(bursts(click("a", 0), click("b", 1), click("a", 2), click("b", 3)))
                .containsExactly(false, false, false, false);
    }

    @Test
    void everyClickWithinTheTenSecondsBelongsToIt() {
        assertThat(bursts(
                        click("a", 0),
                        click("a", SECOND),
                        click("b", 2 * SECOND),
                        click("a", 3 * SECOND),
                        click("c", 11 * SECOND),
                        click("c", 12 * SECOND),
                        click("c", 14 * SECOND)))
                .containsExactly(false, true, true, true, true, true, false);
    }

    @Test
    void otherReadersStartAnew() {
        assertThat(bursts(click("a", 0), click("b", 1), new Click(2, "c", 2))).containsExactly(false, false, false);
    }

    @Test
    void theyAreWhatANaiveCountSays() {
        long seed = 20261121;
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            int span = 1 + random.nextInt(120);
            Click[] clicks = IntStream.range(0, random.nextInt(40))
                    .mapToObj(i -> new Click(
                            random.nextInt(2), "link " + random.nextInt(5), random.nextInt(span) * SECOND / 2))
                    .toArray(Click[]::new);

            assertThat(bursts(clicks)).as("seed %d, round %d", seed, round).isEqualTo(naive(clicks));
        }
    }

    private static Click click(String link, long at) {
        return new Click(1, link, at);
    }

    private static List<Boolean> naive(Click[] clicks) {
        List<Boolean> all = new ArrayList<>();
        for (Click click : clicks) {
            boolean found = false;
            for (Click start : clicks) {
                TreeSet<String> links = new TreeSet<>();
                for (Click other : clicks) {
                    if (isFrom(start, other)) {
                        links.add(other.link());
                    }
                }
                found |= isFrom(start, click) && links.size() >= Bursts.LINKS;
            }
            all.add(found);
        }
        return all;
    }

    private static boolean isFrom(Click start, Click click) {
        return click.readers() == start.readers() && click.at() >= start.at() && click.at() <= start.at() + 10 * SECOND;
    }

    /** Tells the clicks in the order that {@link Bursts} asks for. */
    private static List<Boolean> bursts(Click... clicks) {
        Bursts bursts = new Bursts();
        Boolean[] found = new Boolean[clicks.length];
        IntStream.range(0, clicks.length)
                .boxed()
                .flatMap(i ->
                        List.of(new Event(i, clicks[i].at(), false), new Event(i, clicks[i].at() + Bursts.LENGTH, true))
                                .stream())
                .sorted(Comparator.comparing((Event event) -> clicks[event.click()].readers())
                        .thenComparing(Event::at)
                        .thenComparing(Event::judged))
                .forEach(event -> {
                    Click click = clicks[event.click()];
                    if (event.judged()) {
                        found[event.click()] = bursts.has(click.readers(), click.at());
                    } else {
                        bursts.opens(click.readers(), click.link(), click.at());
                    }
                });
        return List.of(found);
    }
}
