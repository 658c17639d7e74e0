package dev.paperclick.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paperclick.platform.UserProblem;
import dev.paperclick.platform.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeaderAliasesTests {

    @TempDir
    Path home;

    @Test
    void givesColumnsFurtherNames() throws IOException {
        aliases("""
                company: [Arbeitgeber, Firma]
                title: Stelle
                """);
        Path list = Files.writeString(home.resolve("list.csv"), "Firma;STELLE;Notes\nAcme;Köchin;x\n");
        List<CsvRow> rows = new ArrayList<>();

        ApplicationList.survey(list, HeaderAliases.in(new Workspace(home)))
                .forEachRow("steve", id -> true, name -> true, rows::add);

        assertThat(rows).singleElement().isInstanceOfSatisfying(CsvRow.Accepted.class, row -> {
            assertThat(row.application().company()).isEqualTo("Acme");
            assertThat(row.application().title()).isEqualTo("Köchin");
        });
    }

    @Test
    void saysAllMistakesWithFileLineAndKey() throws IOException {
        aliases("""
                firm: [Firma]
                company: [Arbeitgeber, Firma, [x]]
                title: [Stelle, firma, source]
                """);

        UserProblem problem = catchThrowableOfType(UserProblem.class, () -> HeaderAliases.in(new Workspace(home)));

        assertThat(problem.sentences()).hasSize(4);
        assertThat(problem.sentences().get(0)).contains("aliases.yml, line 1: 'firm' is no column");
        assertThat(problem.sentences().get(1)).contains("line 2: company: must be a header name");
        assertThat(problem.sentences().get(2)).contains("line 3: title: 'firma' is already given as a name of company");
        assertThat(problem.sentences().get(3)).contains("line 3: title: 'source' is itself the name of another column");
    }

    @Test
    void saysWhereTheFileIsNoYaml() throws IOException {
        aliases("company: [Firma\ntitle: x\n");

        UserProblem problem = catchThrowableOfType(UserProblem.class, () -> HeaderAliases.in(new Workspace(home)));

        assertThat(problem).hasMessageContaining("aliases.yml, line").hasMessageContaining("is not YAML");
    }

    @Test
    void needsNoFile() {
        assertThat(HeaderAliases.in(new Workspace(home))).isSameAs(HeaderAliases.NONE);
    }

    private void aliases(String text) throws IOException {
        Files.createDirectories(home.resolve("input"));
        Files.writeString(home.resolve("input/aliases.yml"), text);
    }
}
