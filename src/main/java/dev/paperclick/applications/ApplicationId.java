package dev.paperclick.applications;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Ids for rows that bring none: the same candidate, company, title and job address give the same id in every run.
 *
 * <p>They are name-based UUIDs of version 5 (RFC 9562, section 5.5) under a namespace of Paperclick's own.
 */
final class ApplicationId {

    private static final UUID APPLICATIONS = UUID.fromString("6f2b1a86-52d7-4b0e-9c55-0f4c8a3d7e11");
    private static final UUID JOBS = UUID.fromString("b7d0c2f4-1e3a-4f6b-8a90-5d2e7c9b4a22");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern LAST_SLASHES = Pattern.compile("/+$");

    private ApplicationId() {}

    static String ofApplication(String userId, String company, String title, String jobUrl) {
        return version5(APPLICATIONS, name(userId, company, title, jobUrl)).toString();
    }

    static String ofJob(String userId, String company, String title, String jobUrl) {
        return version5(JOBS, name(userId, company, title, jobUrl)).toString();
    }

    /** 64 bits by which two rows are found to be the same application. */
    static long digest(String... parts) {
        return version5(APPLICATIONS, String.join("\u001F", parts)).getMostSignificantBits();
    }

    private static String name(String userId, String company, String title, String jobUrl) {
        return String.join("\u001F", userId, normalise(company), normalise(title), normaliseUrl(jobUrl));
    }

    private static String normalise(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return SPACES.matcher(lower).replaceAll(" ").strip();
    }

    /** The address without what does not change the page: case of scheme and host, fragment, last slash. */
    static String normaliseUrl(String url) {
        try {
            URI uri = new URI(url.strip());
            String host = uri.getRawAuthority();
            if (host == null) {
                return url.strip();
            }
            String path = LAST_SLASHES.matcher(uri.getRawPath()).replaceAll("");
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return uri.getScheme().toLowerCase(Locale.ROOT) + "://" + host.toLowerCase(Locale.ROOT) + path + query;
        } catch (URISyntaxException e) {
            return url.strip();
        }
    }

    private static UUID version5(UUID namespace, String name) {
        MessageDigest digest = sha1();
        digest.update(ByteBuffer.allocate(16)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .flip());
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x5000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
