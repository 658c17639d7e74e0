package dev.paperclick.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.paperclick.platform.UserProblem;
import dev.paperclick.templates.Packing;
import org.junit.jupiter.api.Test;

class DocumentPropertiesTests {

    @Test
    void packingIsReadInAnyCase() {
        assertThat(new DocumentProperties(" Fast").toPacking()).isEqualTo(Packing.FAST);
        assertThat(new DocumentProperties("compact").toPacking()).isEqualTo(Packing.COMPACT);
    }

    @Test
    void unknownPackingIsRefusedWithTheKnownOnes() {
        assertThatExceptionOfType(UserProblem.class)
                .isThrownBy(() -> new DocumentProperties("zstd"))
                .withMessageContaining("DOCUMENT_PACKING is 'zstd'; use compact or fast");
    }
}
