package dev.paperclick.templates;

import dev.paperclick.templates.opc.Bytes;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One piece of a compiled part, which writes itself. */
sealed interface Op {

    /** Closes the attribute with a link's id, and the tag it stands in. */
    Markup END_OF_ID = Markup.of("\">");

    void run(Rendering rendering);

    /** The same bytes in every document. */
    record Literal(Markup markup) implements Op {

        @Override
        public void run(Rendering rendering) {
            rendering.literal(markup);
        }
    }

    /** A value that is only text; of an address its label, or itself where there is none. */
    record Slot(Name name, String alternative, ValueWriter writer) implements Op {

        @Override
        public void run(Rendering rendering) {
            Value value = rendering.find(name);
            if (!isMeantAsAddress(name, value)) {
                writer.write(value, alternative, rendering.out);
            } else if (!alternative.isEmpty() && Address.find(value) != null) {
                writer.write(alternative, rendering.out);
            } else {
                writer.write(value, "", rendering.out);
            }
        }
    }

    /** A value in the quotation marks of a field's argument, which it cannot leave (ECMA-376 part 1, 17.16.1). */
    record FieldArgument(Name name, String alternative) implements Op {

        @Override
        public void run(Rendering rendering) {
            int start = rendering.out.length();
            ValueWriter.ONE_LINE.write(rendering.find(name), alternative, rendering.out);
            String written = rendering.out.toString(start);
            rendering.out.truncate(start);
            rendering.out.put(escaped(written).getBytes(StandardCharsets.UTF_8));
        }

        /** Takes the value as it is written in XML, where a straight quotation mark is a reference. */
        private static String escaped(String written) {
            String escaped = written.replace("\\", "\\\\");
            for (char quote : FieldInstruction.QUOTES.toCharArray()) {
                escaped = escaped.replace(quote == '"' ? "&quot;" : String.valueOf(quote), "\\&quot;");
            }
            return escaped;
        }
    }

    /** A value that becomes a live link when it is an address. */
    record LinkSlot(Name name, String alternative, ValueWriter writer, LinkMarkup markup) implements Op {

        @Override
        public void run(Rendering rendering) {
            Value value = rendering.find(name);
            boolean meantAsAddress = isMeantAsAddress(name, value);
            String address = meantAsAddress ? Address.find(value) : null;
            if (address != null) {
                markup.writeLink(address, alternative.isEmpty() ? address : alternative, rendering);
            } else {
                markup.beforeText().writeTo(rendering.out);
                writer.write(value, meantAsAddress ? "" : alternative, rendering.out);
                markup.behindText().writeTo(rendering.out);
            }
        }
    }

    private static boolean isMeantAsAddress(Name name, @Nullable Value value) {
        return value instanceof Value.Link || name.isAddress();
    }

    /**
     * What stands around a value that may be a link: as mere text, and as a link.
     *
     * @param beforeText what a mere text needs before it; nothing when it stands in the middle of a run
     * @param behindText what a mere text needs behind it
     * @param beforeId from the end of the run so far to the id of the link
     * @param beforeLabel from there to what the link shows
     * @param behindLabel from there to where the next text may go on
     * @param label writes what the link shows, which is always in one paragraph
     */
    record LinkMarkup(
            Markup beforeText,
            Markup behindText,
            Markup beforeId,
            Markup beforeLabel,
            Markup behindLabel,
            ValueWriter label,
            LinkTargets targets) {

        void writeLink(String address, String shown, Rendering rendering) {
            rendering.literal(beforeId);
            targets.add(address, rendering);
            rendering.literal(beforeLabel);
            label.write(shown, rendering.out);
            rendering.literal(behindLabel);
        }
    }

    /** An element that leads to an address of the content; where there is none, what stands in for it. */
    record Link(
            AddressTemplate address, Program start, Program inside, Markup end, Program otherwise, LinkTargets targets)
            implements Op {

        @Override
        public void run(Rendering rendering) {
            if (!address.resolve(rendering)) {
                otherwise.run(rendering);
                return;
            }
            start.run(rendering);
            targets.add(rendering.address, rendering);
            END_OF_ID.writeTo(rendering.out);
            inside.run(rendering);
            end.writeTo(rendering.out);
        }
    }

    /** Repeats over a list, shows once over another value that is present. */
    record Section(Name name, Program inside) implements Op {

        @Override
        public void run(Rendering rendering) {
            Value value = rendering.find(name);
            if (value instanceof Value.Items items) {
                for (int i = 0; i < items.values().size(); i++) {
                    show(items.values().get(i), rendering);
                }
            } else if (value != null && value.isPresent()) {
                show(value, rendering);
            }
        }

        private void show(Value value, Rendering rendering) {
            rendering.enter(value);
            inside.run(rendering);
            rendering.leave();
        }
    }

    /** Shows when there is nothing behind the name. */
    record Inverted(Name name, Program inside) implements Op {

        @Override
        public void run(Rendering rendering) {
            Value value = rendering.find(name);
            if (value == null || !value.isPresent()) {
                inside.run(rendering);
            }
        }
    }

    /** A number that nothing else of its kind has in the document. */
    record FreshNumber(int counter) implements Op {

        @Override
        public void run(Rendering rendering) {
            rendering.out.putDecimal(rendering.count(counter));
        }
    }

    /** A fresh number that will be needed again. */
    record NumberOnce(int counter, int memory) implements Op {

        @Override
        public void run(Rendering rendering) {
            int number = rendering.count(counter);
            rendering.remember(number, memory);
            rendering.out.putDecimal(number);
        }
    }

    /** The number that was remembered last. */
    record NumberAgain(int memory) implements Op {

        @Override
        public void run(Rendering rendering) {
            rendering.out.putDecimal(rendering.counted(memory));
        }
    }

    /** Begins another repetition of a section, at whatever depth. */
    record Repetition(int counter) implements Op {

        @Override
        public void run(Rendering rendering) {
            rendering.count(counter);
        }
    }

    /** A name that is the same in the first repetition of a section only. */
    record RepeatedName(int repetitions, Markup first, Markup stem) implements Op {

        @Override
        public void run(Rendering rendering) {
            int repetition = rendering.counted(repetitions);
            if (repetition <= 1) {
                first.writeTo(rendering.out);
            } else {
                stem.writeTo(rendering.out);
                rendering.out.putDecimal(repetition);
            }
        }
    }

    /** The number of a note that is written at the same time, with the values now in sight, for the part with the notes. */
    record Note(Numbered kind, Program beforeNumber, Program behindNumber) implements Op {

        @Override
        public void run(Rendering rendering) {
            int number = rendering.count(kind.counter());
            rendering.out.putDecimal(number);
            rendering.beginNote(kind);
            beforeNumber.run(rendering);
            rendering.out.putDecimal(number);
            behindNumber.run(rendering);
            rendering.endNote();
        }
    }

    /** The notes that other parts have asked for. */
    record Notes(Numbered kind) implements Op {

        @Override
        public void run(Rendering rendering) {
            rendering.takeNotes(kind);
        }
    }

    /**
     * The blocks of a cell, body or text box, which must end with a paragraph (ECMA-376 part 1, 17.4.65: Word calls a
     * document corrupt where one is missing).
     */
    record Blocks(Program inside, Markup paragraphEnd, Markup controlEnd, Markup emptyParagraph) implements Op {

        @Override
        public void run(Rendering rendering) {
            int start = rendering.out.length();
            inside.run(rendering);
            if (!paragraphEnd.ends(rendering.out, start) && !controlEnd.ends(rendering.out, start)) {
                emptyParagraph.writeTo(rendering.out);
            }
        }
    }

    /** A table, which must not be without rows. */
    record Table(Program before, Program rows, Markup end) implements Op {

        @Override
        public void run(Rendering rendering) {
            int start = rendering.out.length();
            before.run(rendering);
            int rowsStart = rendering.out.length();
            rows.run(rendering);
            if (rendering.out.length() == rowsStart) {
                rendering.truncate(start);
            } else {
                end.writeTo(rendering.out);
            }
        }
    }

    /** What may stand in a document only once, however often the section around it repeats. */
    record Once(int counter, Program inside) implements Op {

        @Override
        public void run(Rendering rendering) {
            if (rendering.count(counter) == 0) {
                inside.run(rendering);
            }
        }
    }

    /** Begins a paragraph of which only the content decides what its first line is: counts its lines from nought. */
    record NoLineYet(int lines) implements Op {

        @Override
        public void run(Rendering rendering) {
            rendering.remember(0, lines);
        }
    }

    /** The break before a line of such a paragraph; the line that comes first has none. */
    record LineBreak(int lines, Markup markup) implements Op {

        @Override
        public void run(Rendering rendering) {
            if (rendering.count(lines) > 0) {
                rendering.literal(markup);
            }
        }
    }

    /** The targets of a part's links: each occurrence is a relationship of its own. */
    record LinkTargets(Markup idPrefix, Markup beforeId, Markup beforeTarget, Markup behindTarget) {

        /** Writes the id into the part and the relationship beside it. */
        void add(CharSequence address, Rendering rendering) {
            int id = rendering.nextLink();
            idPrefix.writeTo(rendering.out);
            rendering.out.putDecimal(id);
            Bytes relationships = rendering.relationships;
            beforeId.writeTo(relationships);
            idPrefix.writeTo(relationships);
            relationships.putDecimal(id);
            beforeTarget.writeTo(relationships);
            Address.write(address, relationships);
            behindTarget.writeTo(relationships);
        }
    }
}
