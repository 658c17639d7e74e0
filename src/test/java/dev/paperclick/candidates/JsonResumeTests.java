package dev.paperclick.candidates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperclick.platform.UserProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonResumeTests {

    @TempDir
    Path folder;

    @Test
    void takesTheAddressesFromWhereTheSchemaHasThem() throws IOException {
        Candidate candidate = read("""
                {"basics": {"name": "Zoë Müller-Ng", "email": "z@example.com", "phone": "1", "url": "zoe.example.com",
                  "profiles": [{"network": "linkedin", "username": "zoe"},
                               {"network": "Calendly", "url": "https://calendly.com/zoe/30min"}]},
                 "work": [{"name": "Acme"}]}
                """);

        assertThat(candidate.userId()).isEqualTo("zoe_muller_ng");
        assertThat(candidate.fullName()).isEqualTo("Zoë Müller-Ng");
        assertThat(candidate.portfolioUrl()).isEqualTo("https://zoe.example.com");
        assertThat(candidate.linkedinUrl()).isEqualTo("https://www.linkedin.com/in/zoe");
        assertThat(candidate.calendlyUrl()).isEqualTo("https://calendly.com/zoe/30min");
        assertThat(candidate.resume().path("work").get(0).path("name").asString())
                .isEqualTo("Acme");
    }

    @Test
    void namesAllMistakesAtOnce() {
        assertThatThrownBy(() -> read("""
                        {"basics": {"url": "javascript:alert(1)"}, "work": "much", "skills": {}}
                        """))
                .isInstanceOfSatisfying(
                        UserProblem.class,
                        problem -> assertThat(problem.sentences())
                                .hasSize(4)
                                .anySatisfy(sentence -> assertThat(sentence).contains("'work' must be a list"))
                                .anySatisfy(sentence -> assertThat(sentence).contains("'skills' must be a list"))
                                .anySatisfy(sentence -> assertThat(sentence).contains("basics.name is missing"))
                                .anySatisfy(
                                        sentence -> assertThat(sentence).contains("basics.url 'javascript:alert(1)'")));
    }

    @Test
    void saysWhereTheJsonBreaksOff() {
        assertThatThrownBy(() -> read("{\"basics\": {\n  \"name\": \"A\",\n}}"))
                .isInstanceOf(UserProblem.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("not valid JSON");
    }

    @Test
    void refusesWhatIsNoResume() {
        assertThatThrownBy(() -> read("[]")).isInstanceOf(UserProblem.class).hasMessageContaining("not a JSON object");
        assertThatThrownBy(() -> JsonResume.read(folder.resolve("none.json"), null))
                .isInstanceOf(UserProblem.class)
                .hasMessageContaining("no such file");
    }

    private Candidate read(String json) throws IOException {
        return JsonResume.read(Files.writeString(folder.resolve("candidate.json"), json), null);
    }
}
