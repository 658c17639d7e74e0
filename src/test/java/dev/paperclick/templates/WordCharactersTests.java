package dev.paperclick.templates;

import static dev.paperclick.templates.Contents.fields;
import static dev.paperclick.templates.Docx.p;
import static dev.paperclick.templates.Docx.r;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordCharactersTests {

    @TempDir
    Path folder;

    @Test
    void countsWhatRenderingLeavesOut() {
        CompiledTemplate template =
                CompiledTemplate.compile(Docx.of(p(r("[{{x}}]"))).write(folder));
        DocumentBuffer buffer = new DocumentBuffer();
        for (int c = 0; c <= Character.MAX_VALUE; c += c > 0x400 && c < 0xFF00 ? 7 : 1) {
            String text = "a" + (char) c + "b";
            String rendered = Rendered.of(template.render(fields("x", text), buffer))
                    .xml()
                    .replaceAll("<w:(br|tab)/>", "?")
                    .replaceAll("<[^>]*>", "");

            assertThat(WordCharacters.countLeftOut(text))
                    .as(Integer.toHexString(c))
                    .isEqualTo(rendered.endsWith("[ab]") ? 1 : 0);
        }
    }

    @Test
    void countsHalvesOfPairsAndNoWholeOnes() {
        assertThat(WordCharacters.countLeftOut("\uD83D\uDE00 \uD83D \uDE00\u0000"))
                .isEqualTo(3);
        assertThat(WordCharacters.countLeftOut("plain, é 中\t\r\n\u2028\u00A0")).isZero();
    }
}
