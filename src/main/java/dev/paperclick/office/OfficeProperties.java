package dev.paperclick.office;

import dev.paperclick.platform.UserProblem;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * LibreOffice, and how long to wait for it.
 *
 * @param home the folder that it is installed in; empty means: search
 * @param secondsPerDocument after which a document that is being converted counts as stuck
 */
@ConfigurationProperties("paperclick.office")
record OfficeProperties(
        @DefaultValue("") String home, @DefaultValue("60") String secondsPerDocument) {

    private static final int MOST_SECONDS = 3600;

    OfficeProperties {
        home = home.strip();
        secondsPerDocument = secondsPerDocument.strip();
        if (!secondsPerDocument.matches("[1-9][0-9]{0,3}") || Integer.parseInt(secondsPerDocument) > MOST_SECONDS) {
            throw UserProblem.inInput("PDF_TIMEOUT is '" + secondsPerDocument + "'; use a number of seconds from 1 to "
                    + MOST_SECONDS + ".");
        }
    }

    Duration patience() {
        return Duration.ofSeconds(Integer.parseInt(secondsPerDocument));
    }
}
