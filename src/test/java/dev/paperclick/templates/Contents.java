package dev.paperclick.templates;

import java.util.Arrays;
import java.util.List;

/** Short ways to write down content in tests. */
final class Contents {

    private Contents() {}

    /** Fields by names and values in turn; strings become text, lists become items. */
    static Value.Fields fields(Object... namesAndValues) {
        Value.Fields.Builder fields = Value.Fields.builder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], value(namesAndValues[i + 1]));
        }
        return fields.build();
    }

    static Value.Items items(Object... values) {
        return new Value.Items(Arrays.stream(values).map(Contents::value).toList());
    }

    static Value.Link link(String address) {
        return new Value.Link(address);
    }

    private static Value value(Object value) {
        if (value instanceof Value finished) {
            return finished;
        }
        return value instanceof List<?> list ? items(list.toArray()) : new Value.Text((String) value);
    }
}
