package dev.paperclick.templates;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A link's address with placeholders, freed of what editors do to one that they take for a file or a web page.
 *
 * <p>Word percent-encodes the braces and may put {@code http://}, {@code file:///C:\…\} or a folder in front and a
 * slash behind.
 */
final class AddressTemplate {

    /** Literal characters and the tag behind them. */
    private record Piece(String literal, Tag tag) {}

    private static final Pattern ENCODED_OPEN = Pattern.compile("(?:\\{|%7b){2}", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENCODED_CLOSE = Pattern.compile("(?:}|%7d){2}", Pattern.CASE_INSENSITIVE);
    private static final Pattern SCHEME = Pattern.compile("^[a-z][a-z0-9+.-]*:", Pattern.CASE_INSENSITIVE);

    /** Word itself takes no address of more than 2 083 characters. */
    private static final int LONGEST = 10_000;

    private final List<Piece> pieces;
    private final String tail;
    private final String gluedScheme;

    private AddressTemplate(List<Piece> pieces, String tail, String gluedScheme) {
        this.pieces = List.copyOf(pieces);
        this.tail = tail;
        this.gluedScheme = gluedScheme;
    }

    /** Whether an address has placeholders. */
    static boolean concerns(String target) {
        return ENCODED_OPEN.matcher(target).find();
    }

    /** Reads an address; tags that are malformed, or no values, go to the complaint. */
    static AddressTemplate of(String target, TagScanner.Complaint complaint) {
        if (target.length() > LONGEST) {
            complaint.about("a link", "has an address of more than " + LONGEST + " characters; shorten it");
            return new AddressTemplate(List.of(), "", "");
        }
        String text = decoded(target);
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (Tag tag : TagScanner.scan(text, complaint)) {
            if (tag.kind() != Tag.Kind.VALUE) {
                complaint.about(tag.source(), "stands in a link address, where only values can; remove it there");
            }
            pieces.add(new Piece(text.substring(from, tag.start()), tag));
            from = tag.end();
        }
        String tail = text.substring(from);
        if (pieces.size() != 1 || !isGlue(pieces.get(0).literal(), tail)) {
            return new AddressTemplate(pieces, tail, "");
        }
        String front = pieces.get(0).literal().toLowerCase(Locale.ROOT);
        Piece whole = new Piece("", pieces.get(0).tag());
        return new AddressTemplate(List.of(whole), "", front.startsWith("http") ? front : "");
    }

    /** Whether an editor, and not the author, put these around the only placeholder. */
    private static boolean isGlue(String before, String behind) {
        String front = before.toLowerCase(Locale.ROOT);
        boolean ownScheme = SCHEME.matcher(front).find() && !front.startsWith("file:");
        boolean glueFront = front.matches("(https?://)?") || !ownScheme;
        return glueFront && behind.matches("/?");
    }

    /** The braces as they were typed, and what stands between them; the rest stays encoded. */
    private static String decoded(String target) {
        StringBuilder text = new StringBuilder(target.strip());
        Matcher open = ENCODED_OPEN.matcher(text);
        int from = 0;
        while (open.find(from)) {
            text.replace(open.start(), open.end(), "{{");
            int start = open.start() + 2;
            Matcher close = ENCODED_CLOSE.matcher(text);
            if (close.find(start)) {
                String inside = percentDecoded(text.substring(start, close.start()));
                text.replace(start, close.end(), inside + "}}");
                from = start + inside.length() + 2;
            } else {
                from = start;
            }
            open = ENCODED_OPEN.matcher(text);
        }
        return text.toString();
    }

    private static String percentDecoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException literalPercent) {
            return text;
        }
    }

    /** The tags in it. */
    List<Tag> tags() {
        return pieces.stream().map(Piece::tag).toList();
    }

    /** Puts the address together in the rendering's own place for it and tells whether a reader may be led there. */
    boolean resolve(Rendering rendering) {
        StringBuilder address = rendering.address;
        address.setLength(0);
        boolean filled = false;
        for (Piece piece : pieces) {
            address.append(piece.literal());
            filled |= append(piece.tag(), rendering, address);
        }
        address.append(tail);
        if (!gluedScheme.isEmpty() && filled && address.indexOf(":") < 0) {
            address.insert(0, gluedScheme);
        }
        if (Address.startsWith(address, "mailto:mailto:")) {
            address.delete(0, "mailto:".length());
        }
        return filled && Address.isAccepted(address);
    }

    private static boolean append(Tag tag, Rendering rendering, StringBuilder address) {
        String value = ValueWriter.single(rendering.find(tag.name())).strip();
        String shown = value.isEmpty() ? tag.alternative() : value;
        if (address.indexOf("?") >= 0) {
            Address.appendComponent(shown, address);
        } else {
            address.append(shown);
        }
        return !shown.isEmpty();
    }
}
