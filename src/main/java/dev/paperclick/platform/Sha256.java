package dev.paperclick.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A SHA-256 digest of several parts, none of which can be mistaken for its neighbour: each goes in with its length.
 * Not thread-safe.
 */
public final class Sha256 {

    private final MessageDigest digest = newDigest();

    /** Adds a text; null is another value than the empty text. */
    public Sha256 add(@Nullable String part) {
        byte[] bytes = part == null ? new byte[0] : part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(5)
                .put((byte) (part == null ? 0 : 1))
                .putInt(bytes.length)
                .flip());
        digest.update(bytes);
        return this;
    }

    /** The digest of all parts added since the last call, in lower-case hex. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The digest of bytes, in lower-case hex. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(newDigest().digest(bytes));
    }

    /** The digest of the remaining bytes, whose position stays. */
    public static String hex(ByteBuffer bytes) {
        MessageDigest digest = newDigest();
        digest.update(bytes.duplicate());
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The digest of a file's bytes. */
    public static String hex(Path file) throws IOException {
        MessageDigest digest = newDigest();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
