package dev.paperclick.clicks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A regular expression of the crawler list, taken apart into the few literal texts that it stands for, so that no
 * stranger's user agent ever meets a regular expression.
 *
 * <p>Understood are characters, escaped ones, {@code \d}, sets such as {@code [wW]}, groups of alternatives, the anchors
 * at the ends, and {@code [\s\S]*} between two parts. That is all the list uses, but for what {@link CrawlerList} names.
 */
final class CrawlerPattern {

    /** Neither of the two occurs in the list. */
    private static final char START = '\u0002';

    private static final char END = '\u0003';
    private static final char ANYTHING = '\u0004';

    private static final String GAP = "[\\s\\S]*";
    private static final int MOST_LITERALS = 64;

    private final String pattern;
    private int at;
    private boolean understood = true;

    private CrawlerPattern(String pattern) {
        this.pattern = pattern.replace(GAP, String.valueOf(ANYTHING));
    }

    /** The texts, one of which must be found; empty when the pattern needs more than that. */
    static Optional<List<Literal>> literals(String pattern) {
        CrawlerPattern reading = new CrawlerPattern(pattern);
        List<String> texts = reading.alternatives();
        if (!reading.understood || reading.at < reading.pattern.length()) {
            return Optional.empty();
        }
        List<Literal> literals = new ArrayList<>();
        for (String text : texts) {
            Optional<Literal> literal = literal(text);
            if (literal.isEmpty()) {
                return Optional.empty();
            }
            literals.add(literal.get());
        }
        return Optional.of(literals);
    }

    private List<String> alternatives() {
        List<String> all = new ArrayList<>(sequence());
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            all.addAll(sequence());
        }
        return all;
    }

    private List<String> sequence() {
        List<String> texts = List.of("");
        while (understood && at < pattern.length() && "|)".indexOf(pattern.charAt(at)) < 0) {
            texts = times(texts, element());
            understood &= texts.size() <= MOST_LITERALS;
        }
        return texts;
    }

    private static List<String> times(List<String> heads, List<String> tails) {
        return heads.stream()
                .flatMap(head -> tails.stream().map(tail -> head + tail))
                .toList();
    }

    private List<String> element() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '\\' -> escaped();
            case '[' -> set();
            case '(' -> group();
            case '^' -> List.of(String.valueOf(START));
            case '$' -> List.of(String.valueOf(END));
            case '.', '*', '+', '?', '{' -> refused();
            default -> List.of(String.valueOf(c));
        };
    }

    private List<String> escaped() {
        if (at == pattern.length()) {
            return refused();
        }
        char c = pattern.charAt(at++);
        if (c == 'd') {
            return "0123456789".chars().mapToObj(Character::toString).toList();
        }
        return Character.isLetterOrDigit(c) ? refused() : List.of(String.valueOf(c));
    }

    private List<String> set() {
        int end = pattern.indexOf(']', at);
        String members = end < 0 ? "^" : pattern.substring(at, end);
        at = end + 1;
        boolean plain = members.chars().noneMatch(c -> c == '^' || c == '-' || c == '\\');
        return plain ? members.chars().mapToObj(Character::toString).toList() : refused();
    }

    private List<String> group() {
        List<String> texts = alternatives();
        if (at == pattern.length()) {
            return refused();
        }
        at++;
        return texts;
    }

    private List<String> refused() {
        understood = false;
        return List.of();
    }

    private static Optional<Literal> literal(String text) {
        boolean atStart = !text.isEmpty() && text.charAt(0) == START;
        boolean atEnd = text.length() > 1 && text.charAt(text.length() - 1) == END;
        String inner = text.substring(atStart ? 1 : 0, text.length() - (atEnd ? 1 : 0));
        int gap = inner.lastIndexOf(ANYTHING);
        String after = gap < 0 ? "" : inner.substring(0, gap);
        String own = inner.substring(gap + 1);
        boolean plain = (own + after).chars().noneMatch(c -> c == START || c == END || c == ANYTHING);
        return plain && own.length() >= Literal.SHORTEST
                ? Optional.of(new Literal(own, after, atStart && gap < 0, atEnd, false))
                : Optional.empty();
    }
}
