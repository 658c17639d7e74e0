package dev.paperclick.documents;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts as parts of file names that Windows, macOS and Linux all take and that no shell or page misreads. */
final class SafeName {

    /** Names that Windows keeps for devices, with any extension. */
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul", "conin$", "conout$");

    /** How this process encodes file names; follows the locale, in which other letters may not exist. */
    private static final Charset FILE_NAMES = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

    private static final Pattern APOSTROPHES = Pattern.compile("['\u2019]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern PORT = Pattern.compile("(com|lpt)[0-9\u00B9\u00B2\u00B3]");

    private SafeName() {}

    /**
     * The text with the words joined.
     *
     * @param joiner stands for everything that is neither letter nor digit
     * @param maxBytes at most so many bytes of UTF-8; file systems count bytes
     */
    static String of(String text, char joiner, int maxBytes) {
        String plain = APOSTROPHES
                .matcher(Normalizer.normalize(writable(text), Normalizer.Form.NFKC))
                .replaceAll("");
        String words = BETWEEN_WORDS.matcher(plain).replaceAll(String.valueOf(joiner));
        String cut = trim(cut(trim(words, joiner), maxBytes), joiner);
        if (cut.isEmpty()) {
            return "unnamed";
        }
        return isDevice(cut) ? cut + joiner : cut;
    }

    /** The text itself, or without accents and foreign letters where file names cannot have them. */
    private static String writable(String text) {
        if (FILE_NAMES.equals(StandardCharsets.UTF_8) || FILE_NAMES.newEncoder().canEncode(text)) {
            return text;
        }
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^\\x00-\\x7F]+", " ");
    }

    /** Cuts between what a reader sees as characters, so that no accent is lost and no pair of surrogates split. */
    private static String cut(String text, int maxBytes) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= maxBytes) {
            return text;
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int end = 0;
        for (int next = characters.next(); next != BreakIterator.DONE; next = characters.next()) {
            if (text.substring(0, next).getBytes(StandardCharsets.UTF_8).length > maxBytes) {
                break;
            }
            end = next;
        }
        return text.substring(0, end);
    }

    private static String trim(String text, char joiner) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) == joiner) {
            start++;
        }
        while (end > start && text.charAt(end - 1) == joiner) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isDevice(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return DEVICES.contains(lower) || PORT.matcher(lower).matches();
    }
}
