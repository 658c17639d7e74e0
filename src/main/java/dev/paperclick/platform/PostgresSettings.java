package dev.paperclick.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an embedded server is started.
 *
 * @param port to listen on; null = a free one, the same as last time where possible
 * @param more settings as {@code name=value}, without spaces
 */
record PostgresSettings(@Nullable Integer port, List<String> more) {

    PostgresSettings {
        more = List.copyOf(more);
    }

    static PostgresSettings onPort(@Nullable Integer port) {
        return new PostgresSettings(port, List.of());
    }
}
