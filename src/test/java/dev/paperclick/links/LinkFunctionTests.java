package dev.paperclick.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkFunctionTests {

    @ParameterizedTest
    @CsvSource({
        "calendly_url,      Calendly,      calendly",
        "linkedin_url,      LinkedIn,      linkedin",
        "portfolio_url,     Portfolio,     portfolio",
        "github_url,        Github,        github",
        "personal_site_url, Personal site, personal_site",
        "2nd_url,           2nd,           2nd"
    })
    void isNamedAfterItsVariable(String variable, String name, String slug) {
        assertThat(LinkFunction.forVariable(variable)).isEqualTo(new LinkFunction(name, slug));
    }

    @Test
    void longNamesKeepTheirNameAndShortenTheirSlug() {
        LinkFunction function = LinkFunction.forVariable("x".repeat(60) + "_url");

        assertThat(function.name()).hasSize(60);
        assertThat(function.slug()).hasSize(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "_url", "Github_url", "git-hub_url", "gít_url", ""})
    void otherNamesAreNoVariablesOfLinks(String variable) {
        assertThatIllegalArgumentException().isThrownBy(() -> LinkFunction.forVariable(variable));
    }
}
