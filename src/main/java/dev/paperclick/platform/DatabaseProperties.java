package dev.paperclick.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings under {@code paperclick.database}.
 *
 * @param url of a database on an existing server; blank for the embedded one
 * @param port for the embedded server; blank for a free one
 * @param patient whether the program starts without the database and waits for it; the command's choice, not a person's
 */
@ConfigurationProperties("paperclick.database")
record DatabaseProperties(@Nullable String url, @Nullable String port, boolean patient) {

    DatabaseProperties {
        portNumber(port);
        if (url != null && !url.isBlank()) {
            // Told now, because no waiting mends it.
            DatabaseAddress.parse(url);
        }
    }

    @Nullable
    Integer portNumber() {
        return portNumber(port);
    }

    private static @Nullable Integer portNumber(@Nullable String port) {
        if (port == null || port.isBlank()) {
            return null;
        }
        if (port.strip().matches("\\d{1,5}")) {
            int number = Integer.parseInt(port.strip());
            if (number > 0 && number < 65_536) {
                return number;
            }
        }
        throw UserProblem.inInput("PAPERCLICK_DB_PORT is '" + port
                + "', but must be a port from 1 to 65535, or be left " + "out to have a free one chosen.");
    }
}
