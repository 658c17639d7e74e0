package dev.paperclick.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.paperclick.applications.Application;
import dev.paperclick.applications.Column;
import dev.paperclick.platform.UserProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariantsTests {

    @TempDir
    Path folder;

    @BeforeEach
    void makeTemplates() throws IOException {
        for (String name : List.of("resume-a.docx", "resume-b.docx", "cover_letter-b.docx", "resume-c.docx")) {
            Files.createFile(folder.resolve(name));
        }
    }

    private Variants variants(String... names) {
        return Variants.of(List.of(names), folder.resolve("resume.docx"), folder.resolve("cover_letter.docx"));
    }

    private static Application application(String id, Map<String, String> fields) {
        return new Application(id, "job", "steve", "Acme", "Manager", null, null, fields);
    }

    private static String variant(Variants variants, int number) {
        return String.valueOf(
                variants.assign(application("app-" + number, Map.of())).field(Column.TEMPLATE_VARIANT));
    }

    @Test
    void sharesApplicationsOutEvenlyAndAlwaysTheSame() {
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < 1_000; i++) {
            counts.merge(variant(variants("a", "b"), i), 1, Integer::sum);
            assertThat(variant(variants("b", "a"), i)).isEqualTo(variant(variants("a", "b"), i));
        }

        assertThat(counts).containsOnlyKeys("a", "b");
        assertThat(counts.get("a")).isBetween(440, 560);
    }

    @Test
    void aFurtherVariantTakesOnlyWhatItGetsItself() {
        for (int i = 0; i < 300; i++) {
            assertThat(variant(variants("a", "b", "c"), i)).isIn("c", variant(variants("a", "b"), i));
        }
    }

    @Test
    void anApplicationGetsTheTemplatesOfItsVariantUnlessItsRowNamesOthers() {
        Application told = variants("a", "b").assign(application("1", Map.of("template_variant", "b")));
        Application own = variants("a", "b")
                .assign(application("1", Map.of("template_variant", "b", "resume_template", "mine.docx")));
        Application elsewhere = variants("a", "b").assign(application("1", Map.of("template_variant", "z")));

        assertThat(told.field(Column.RESUME_TEMPLATE))
                .isEqualTo(folder.resolve("resume-b.docx").toString());
        assertThat(told.field(Column.COVER_LETTER_TEMPLATE))
                .isEqualTo(folder.resolve("cover_letter-b.docx").toString());
        assertThat(own.field(Column.RESUME_TEMPLATE)).isEqualTo("mine.docx");
        assertThat(elsewhere.fields()).containsOnlyKeys("template_variant");
        assertThat(variants("a", "b")
                        .assign(application("1", Map.of("template_variant", "a")))
                        .field(Column.COVER_LETTER_TEMPLATE))
                .isNull();
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertThatExceptionOfType(UserProblem.class)
                .isThrownBy(() -> variants("d", "../x"))
                .satisfies(
                        problem -> assertThat(problem.sentences())
                                .containsExactly(
                                        "Variant 'd' has no template; make " + folder.resolve("resume-d.docx") + ", or "
                                                + folder.resolve("cover_letter-d.docx") + ", or both.",
                                        "--variants has '../x', which is no name of a variant: letters, digits, - and _, at most 31 of them."));
        assertThatExceptionOfType(UserProblem.class)
                .isThrownBy(() -> variants("a", "a"))
                .withMessageContaining("names one variant; name two or more");
    }
}
