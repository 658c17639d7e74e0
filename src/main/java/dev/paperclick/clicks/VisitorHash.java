package dev.paperclick.clicks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A visitor without a cookie: the same for one candidate's reader all day, and no longer to be recomputed by anybody
 * once the salt of the day is gone.
 */
final class VisitorHash {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEPT_BYTES = 16;

    /** Finding an implementation takes longer than the sum itself. */
    private static final ThreadLocal<Mac> MACS = ThreadLocal.withInitial(VisitorHash::newMac);

    private VisitorHash() {}

    private static Mac newMac() {
        try {
            return Mac.getInstance(ALGORITHM);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** 32 hexadecimal digits. */
    static String of(byte[] salt, @Nullable String candidate, Visit visit) {
        Mac mac = MACS.get();
        try {
            mac.init(new SecretKeySpec(salt, ALGORITHM));
            add(mac, Objects.requireNonNullElse(candidate, "").getBytes(StandardCharsets.UTF_8));
            add(mac, visit.address().getAddress());
            add(mac, Objects.requireNonNullElse(visit.userAgent(), "").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(mac.doFinal(), KEPT_BYTES));
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException("a salt is a key", e);
        }
    }

    /** With its length in front, so that no two different triples read the same. */
    private static void add(Mac mac, byte[] part) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
        mac.update(part);
    }
}
