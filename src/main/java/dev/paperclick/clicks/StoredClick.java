package dev.paperclick.clicks;

import java.net.InetAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * As much of a click in the database as its judgement needs.
 *
 * @param id its number
 * @param clickedAt with the id the key of the row
 * @param address null when it has been removed with age, or nothing asks for it
 * @param userAgent null when the request had none, or nothing asks for it
 * @param verdict the word that the row has
 * @param classification the reasons that the row has
 */
record StoredClick(
        long id,
        Instant clickedAt,
        @Nullable InetAddress address,
        @Nullable String userAgent,
        String verdict,
        Classification classification) {}
