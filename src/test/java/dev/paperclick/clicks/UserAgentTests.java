package dev.paperclick.clicks;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVReader;
import com.opencsv.exceptions.CsvException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What user agents give themselves out as, against the labelled set. */
class UserAgentTests {

    private static final Set<String> MACHINES = Set.of("bot", "preview", "client", "probe");

    private static final List<Labelled> SAMPLES = samples();

    record Labelled(String agent, String expected, String source) {

        boolean isMachine() {
            return MACHINES.contains(expected);
        }

        boolean isJudgedMachine() {
            return new Classification(UserAgents.signs(agent).reasons()).verdict() == Verdict.AUTOMATED;
        }
    }

    @Test
    void theSetIsLargeEnough() {
        assertThat(SAMPLES).hasSizeGreaterThanOrEqualTo(300);
    }

    @Test
    void whatIsLeftOutOfTheListStandsInIt() throws IOException {
        try (var in = CrawlerList.class.getResourceAsStream(CrawlerList.FILE)) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .containsAll(CrawlerList.LEFT_OUT);
        }
    }

    @Test
    void knownMachinesAreRecognised() {
        assertThat(recall(sample -> !sample.source().equals("yauaa"))).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void machinesThatTheRulesWereNotMadeOfAreRecognisedMostly() {
        assertThat(recall(sample -> sample.source().equals("yauaa"))).isGreaterThanOrEqualTo(0.90);
    }

    @Test
    void peopleAreNotTakenForMachines() {
        List<Labelled> people = SAMPLES.stream()
                .filter(sample -> sample.expected().equals("browser"))
                .toList();
        List<String> wrong = people.stream()
                .filter(Labelled::isJudgedMachine)
                .map(Labelled::agent)
                .toList();
        System.out.printf("Browsers taken for machines: %d of %d%n", wrong.size(), people.size());

        assertThat(wrong).hasSizeLessThanOrEqualTo(people.size() / 200);
    }

    @Test
    void browsersAreKnownForBrowsers() {
        assertThat(SAMPLES)
                .filteredOn(sample -> sample.expected().equals("browser"))
                .allMatch(sample -> UserAgents.signs(sample.agent()).browser());
    }

    @Test
    void whatNobodyKnowsIsDoubted() {
        assertThat(SAMPLES)
                .filteredOn(sample -> sample.expected().equals("unknown"))
                .allMatch(sample -> UserAgents.signs(sample.agent()).reasons().equals(Set.of(Reason.UNKNOWN_AGENT)));
    }

    @Test
    void probesAndPreviewsAreCalledThat() {
        assertThat(SAMPLES)
                .filteredOn(sample -> sample.expected().equals("probe"))
                .allMatch(sample -> UserAgents.signs(sample.agent()).reasons().contains(Reason.OFFICE_PROBE));
        assertThat(SAMPLES)
                .filteredOn(sample -> sample.expected().equals("preview"))
                .allMatch(sample -> UserAgents.signs(sample.agent()).reasons().contains(Reason.PREVIEW_BOT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a[bc]d", "(ab|cd) e", "^abc", "abc$", "[wW]get", "(^| )abc\\/", "abc[\\s\\S]*def", "\\d\\.x"})
    void patternsMeanTheSameAsTheRegularExpressions(String pattern) {
        Optional<List<Literal>> literals = CrawlerPattern.literals(pattern);
        assertThat(literals).isPresent();
        Literals compiled = new Literals(literals.get());
        java.util.regex.Pattern expression = java.util.regex.Pattern.compile(pattern);
        Random random = new Random(7);
        String alphabet = "abcde /wWget.1xf";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(10); n >= 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(compiled.occurIn(text.toString()))
                    .as(text.toString())
                    .isEqualTo(expression.matcher(text).find());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a.*b", "a+bcd", "[^a]bcd", "[a-z]bcd", "ab", "(abc", "abc)", "abc\\", "[abc", "a{2}bc", "a^bc"})
    void whatIsMoreThanLiteralsIsRefused(String pattern) {
        assertThat(CrawlerPattern.literals(pattern)).isEmpty();
    }

    private static double recall(Predicate<Labelled> which) {
        List<Labelled> machines =
                SAMPLES.stream().filter(which).filter(Labelled::isMachine).toList();
        long found = machines.stream().filter(Labelled::isJudgedMachine).count();
        System.out.printf("Machines recognised: %d of %d%n", found, machines.size());
        return (double) found / machines.size();
    }

    private static List<Labelled> samples() {
        try (CSVReader csv = new CSVReader(new InputStreamReader(
                UserAgentTests.class.getResourceAsStream("/samples/clicks/user-agents.csv"), StandardCharsets.UTF_8))) {
            return csv.readAll().stream()
                    .skip(1)
                    .map(row -> new Labelled(row[0], row[1], row[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CsvException e) {
            throw new AssertionError(e);
        }
    }
}
