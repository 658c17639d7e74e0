package dev.paperclick.templates;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands behind a name in a template. Values are literal: a placeholder inside one is only text. */
public sealed interface Value {

    /** Whether a section over the value shows, which an inverted section does otherwise. */
    boolean isPresent();

    /** Words, with line breaks and tabs. */
    record Text(String text) implements Value {

        @Override
        public boolean isPresent() {
            return !text.isBlank();
        }
    }

    /** The address of a link, already the one that readers are to follow; blank when there is none. */
    record Link(String address) implements Value {

        @Override
        public boolean isPresent() {
            return !address.isBlank();
        }
    }

    /** Values in order; a section over them repeats. In the place of a value they are joined by commas. */
    record Items(List<Value> values) implements Value {

        public Items {
            values = List.copyOf(values);
        }

        @Override
        public boolean isPresent() {
            return !values.isEmpty();
        }
    }

    /**
     * Named values; a section over them shows once and sees the names.
     *
     * @param values by name in any spelling; see {@link Names#fold}
     * @param self what <code>{{.}}</code>, or a name that leads here, prints
     */
    record Fields(Map<String, Value> values, String self) implements Value {

        public Fields {
            values = folded(values);
        }

        @Override
        public boolean isPresent() {
            return !values.isEmpty() || !self.isBlank();
        }

        /** The value of an already folded name. */
        @Nullable
        Value find(String name) {
            return values.get(name);
        }

        /** The value of a name in any spelling. */
        public @Nullable Value get(String name) {
            return values.get(Names.fold(name));
        }

        public static Builder builder() {
            return new Builder();
        }

        private static Map<String, Value> folded(Map<String, Value> values) {
            Map<String, Value> folded = new HashMap<>(values.size() * 2);
            values.forEach((name, value) -> folded.put(Names.fold(name), value));
            return Map.copyOf(folded);
        }

        /** Collects fields; of two names that differ in spelling only, the later one counts. */
        public static final class Builder {

            private final Map<String, Value> values = new HashMap<>();
            private String self = "";

            private Builder() {}

            public Builder put(String name, Value value) {
                values.put(Names.fold(name), value);
                return this;
            }

            public Builder put(String name, String text) {
                return put(name, new Text(text));
            }

            public Builder put(String name, List<? extends Value> items) {
                return put(name, new Items(List.copyOf(items)));
            }

            /** What the fields print where a single value is asked for. */
            public Builder self(String text) {
                self = text;
                return this;
            }

            public Fields build() {
                return new Fields(values, self);
            }
        }
    }
}
