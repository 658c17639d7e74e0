package dev.paperclick.mail;

import dev.paperclick.platform.PasswordFile;
import dev.paperclick.platform.Workspace;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * What stands in the address by which a reader ends their mails: which subscription, until when, and our signature (HMAC-SHA256) under
 * it. The key is in {@code data/mail.key} and made with the first mail; without it no token is good.
 */
@Component
class UnsubscribeTokens {

    static final Duration LIFE = Duration.ofDays(180);

    private static final String PURPOSE = "paperclick unsubscribe 1";
    private static final int CONTENT = Long.BYTES + Integer.BYTES;
    private static final int SIGNATURE = 16;
    private static final int LENGTH = (CONTENT + SIGNATURE + 2) / 3 * 4;

    private final Workspace workspace;
    private final Clock clock;

    UnsubscribeTokens(Workspace workspace, Clock clock) {
        this.workspace = workspace;
        this.clock = clock;
    }

    /** What a token says. */
    sealed interface Reading {
        /** It is ours and still counts. */
        record Good(long subscription) implements Reading {}

        /** It was ours. */
        record Expired() implements Reading {}

        /** It never was ours. */
        record Foreign() implements Reading {}
    }

    /** The token of a subscription in a mail of that time; the same for the same. */
    String token(long subscription, Instant mailed) {
        workspace.makeData();
        String key = keyFile().readOrMake();
        int lastDay = (int) Duration.between(Instant.EPOCH, mailed.plus(LIFE)).toDays();
        byte[] content = ByteBuffer.allocate(CONTENT)
                .putLong(subscription)
                .putInt(lastDay)
                .array();
        byte[] token = Arrays.copyOf(content, CONTENT + SIGNATURE);
        System.arraycopy(signature(key, content), 0, token, CONTENT, SIGNATURE);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** What a token says, from whomever it comes. */
    Reading read(String token) {
        Optional<String> key = keyFile().read();
        Optional<byte[]> bytes = bytes(token);
        if (key.isEmpty() || bytes.isEmpty()) {
            return new Reading.Foreign();
        }
        byte[] content = Arrays.copyOf(bytes.get(), CONTENT);
        byte[] signature = Arrays.copyOfRange(bytes.get(), CONTENT, CONTENT + SIGNATURE);
        if (!MessageDigest.isEqual(signature, signature(key.get(), content))) {
            return new Reading.Foreign();
        }
        ByteBuffer said = ByteBuffer.wrap(content);
        long subscription = said.getLong();
        long today = Duration.between(Instant.EPOCH, clock.instant()).toDays();
        return today <= said.getInt() ? new Reading.Good(subscription) : new Reading.Expired();
    }

    private static Optional<byte[]> bytes(String token) {
        if (token.length() > LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            return bytes.length == CONTENT + SIGNATURE ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] signature(String key, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(PURPOSE.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(mac.doFinal(content), SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private PasswordFile keyFile() {
        return new PasswordFile(workspace.data().resolve("mail.key"));
    }
}
