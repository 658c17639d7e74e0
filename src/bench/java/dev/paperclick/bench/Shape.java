package dev.paperclick.bench;

import dev.paperclick.templates.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The texts in a content and the content around them.
 *
 * <p>Peers differ in what they can repeat. So each gets a template in which Paperclick has already unrolled the
 * sections, with a placeholder in the peer's own spelling where a text of the content would stand.
 */
final class Shape {

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Function<String, String> shown;

    private Shape(Function<String, String> shown) {
        this.shown = shown;
    }

    /** The same content with a placeholder for each text; addresses stay. */
    static Value.Fields placeholders(Value.Fields content, Function<String, String> spelling) {
        Shape shape = new Shape(spelling);
        return (Value.Fields) shape.copy(content);
    }

    /** The texts by the names of their placeholders. */
    static Map<String, String> texts(Value.Fields content) {
        Shape shape = new Shape(Function.identity());
        shape.copy(content);
        return shape.texts;
    }

    /** The same content with other words of the same length in it. */
    static Value.Fields variant(Value.Fields content, int number) {
        Map<String, String> texts = texts(content);
        return placeholders(content, name -> word(texts.getOrDefault(name, ""), number));
    }

    private static String word(String text, int number) {
        return text.length() < 4 ? text : text.substring(0, text.length() - 1) + (char) ('a' + number);
    }

    private Value copy(Value value) {
        if (value instanceof Value.Text text && text.isPresent() && !isAddress(text.text())) {
            return new Value.Text(placeholder(text.text()));
        }
        if (value instanceof Value.Items items) {
            List<Value> copies = new ArrayList<>();
            items.values().forEach(item -> copies.add(copy(item)));
            return new Value.Items(copies);
        }
        if (value instanceof Value.Fields fields) {
            Map<String, Value> copies = new LinkedHashMap<>();
            new TreeMap<>(fields.values()).forEach((name, field) -> copies.put(name, copy(field)));
            return new Value.Fields(copies, fields.self().isBlank() ? "" : placeholder(fields.self()));
        }
        return value;
    }

    /** A mail address stands inside a link, where poi-tl and XDocReport cannot fill it; peers get it filled. */
    private static boolean isAddress(String text) {
        return text.contains("@") && !text.contains(" ");
    }

    private String placeholder(String text) {
        String name = "v" + texts.size();
        texts.put(name, text);
        return shown.apply(name);
    }
}
