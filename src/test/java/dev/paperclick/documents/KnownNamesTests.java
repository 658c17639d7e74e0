package dev.paperclick.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.platform.EditDistance;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownNamesTests {

    private final KnownNames names = KnownNames.ofAllDocuments();

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "abc, abc, 0",
        "abc, abd, 1",
        "abc, ab, 1",
        "ab, abc, 1",
        "abcd, acbd, 1",
        "ca, abc, 3",
        "kitten, sitting, 3"
    })
    void countsSlipsOfTheFinger(String first, String second, int edits) {
        assertThat(EditDistance.between(first, second)).isEqualTo(edits);
        assertThat(EditDistance.between(second, first)).isEqualTo(edits);
    }

    @ParameterizedTest
    @CsvSource({
        "comapny, company",
        "calendlyurl2, calendly_url",
        "employer, company",
        "job link, job_url",
        "highlight, highlights",
        "full name s, full_name",
        "has_projets, has_projects"
    })
    void nearestNameComesFirst(String unknown, String meant) {
        assertThat(names.nearest(unknown)).first().isEqualTo(meant);
        assertThat(names.hint(unknown)).startsWith("; did you mean {{" + meant + "}}");
    }

    @Test
    void farNamesAreNotGuessed() {
        assertThat(names.nearest("zebra crossing")).isEmpty();
        assertThat(names.hint("zebra crossing")).isEmpty();
    }

    @Test
    void everyStepOfADottedNameMustBeKnown() {
        assertThat(names.findUnknownStep("basics.location.city")).isEmpty();
        assertThat(names.findUnknownStep("Basics . Location")).isEmpty();
        assertThat(names.findUnknownStep(".")).isEmpty();
        assertThat(names.findUnknownStep("person.name")).contains("person");
        assertThat(names.and(List.of("Person")).findUnknownStep("person.name")).isEmpty();
    }

    @Test
    void aNameOfGreatLengthCostsNoTime() {
        assertThat(names.nearest("x".repeat(1_000_000))).isEmpty();
    }
}
