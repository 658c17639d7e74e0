package dev.paperclick.links;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The public name of a tracked link: {@code lt_<function>_<random>}.
 *
 * <p>Ids minted here end in 22 base62 characters, 131 random bits, so that they cannot be guessed; ids that came with
 * data from elsewhere may be shorter.
 *
 * @param value the id as it stands in addresses
 */
public record TrackingId(String value) {

    private static final String PREFIX = "lt_";
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_LENGTH = 22;
    /** The largest multiple of 62 that a byte can be below. */
    private static final int EVEN = 248;

    public TrackingId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not a tracking id");
        }
    }

    /** A new id; with a {@code SecureRandom} nobody can guess it. */
    static TrackingId random(LinkFunction function, RandomGenerator random) {
        StringBuilder id = new StringBuilder(PREFIX).append(function.slug()).append('_');
        int length = id.length() + RANDOM_LENGTH;
        byte[] bytes = new byte[RANDOM_LENGTH];
        while (id.length() < length) {
            random.nextBytes(bytes);
            for (int i = 0; i < bytes.length && id.length() < length; i++) {
                int value = Byte.toUnsignedInt(bytes[i]);
                // The uneven rest of its range is passed over, so that all 62 characters are equally likely.
                if (value < EVEN) {
                    id.append(BASE62.charAt(value % BASE62.length()));
                }
            }
        }
        return new TrackingId(id.toString());
    }

    /** The id that the text is, if it has the form of one. */
    public static Optional<TrackingId> parse(String text) {
        return isWellFormed(text) ? Optional.of(new TrackingId(text)) : Optional.empty();
    }

    /** {@code lt_[a-z0-9_]{1,40}_[0-9A-Za-z]{4,64}}, in one pass, because strangers choose the text. */
    private static boolean isWellFormed(String text) {
        int split = text.lastIndexOf('_');
        int slugLength = split - PREFIX.length();
        int randomLength = text.length() - split - 1;
        return text.startsWith(PREFIX)
                && slugLength >= 1
                && slugLength <= LinkFunction.LONGEST_SLUG
                && randomLength >= 4
                && randomLength <= 64
                && LinkFunction.isSlug(text, PREFIX.length(), split)
                && isBase62(text, split + 1);
    }

    private static boolean isBase62(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return value;
    }
}
