package dev.paperclick.documents;

import dev.paperclick.platform.UserProblem;
import dev.paperclick.templates.Packing;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How documents are written.
 *
 * @param packing the name of a {@link Packing}, in any case; it is no part of what documents are made anew for, since a
 *     reader sees no difference
 */
@ConfigurationProperties("paperclick.documents")
record DocumentProperties(@DefaultValue("compact") String packing) {

    DocumentProperties {
        String wanted = packing.strip().toUpperCase(Locale.ROOT);
        if (Arrays.stream(Packing.values()).noneMatch(known -> known.name().equals(wanted))) {
            throw UserProblem.inInput("DOCUMENT_PACKING is '" + packing + "'; use compact or fast.");
        }
        packing = wanted;
    }

    Packing toPacking() {
        return Packing.valueOf(packing);
    }
}
