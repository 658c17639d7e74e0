package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A field of a part, from its first mark to its last, as Word spreads it over runs and paragraphs (17.16.18). */
final class Field {

    /** What may be left of something when tracked changes are accepted or rejected. */
    private enum Tracked {
        NEVER,
        INSERTED,
        DELETED
    }

    private final XmlElement begin;
    private final StringBuilder instruction = new StringBuilder();
    private final List<XmlElement> pieces = new ArrayList<>();
    private final Set<Tracked> tracked = EnumSet.noneOf(Tracked.class);
    private @Nullable XmlElement separator;
    private @Nullable XmlElement end;
    private boolean foreign;

    Field(XmlElement begin) {
        this.begin = begin;
        track(begin);
        instruction.append(begin.attribute("w:instr"));
    }

    XmlElement begin() {
        return begin;
    }

    /** The mark between instruction and result, which fields without a result lack. */
    @Nullable
    XmlElement separator() {
        return separator;
    }

    /** The last mark; without it Word goes by what it thinks best. */
    @Nullable
    XmlElement end() {
        return end;
    }

    /** The elements with the characters of the instruction. */
    List<XmlElement> pieces() {
        return pieces;
    }

    boolean isSimple() {
        return begin.is("w:fldSimple");
    }

    /** Whether the result has not yet begun. */
    boolean isInInstruction() {
        return separator == null && !isSimple();
    }

    FieldInstruction instruction() {
        return FieldInstruction.of(instruction.toString());
    }

    int length() {
        return instruction.length();
    }

    /** Whether accepting or rejecting tracked changes would make another field of it. */
    boolean isPartlyTracked() {
        return tracked.size() > 1;
    }

    /** Whether it is there only for those who reject a tracked change. */
    boolean isDeleted() {
        return tracked.contains(Tracked.DELETED);
    }

    /** Whether its instruction has something else than characters of instructions in it. */
    boolean isForeign() {
        return foreign;
    }

    /** Gathers the instruction in its first piece, however editing has split it, so that it can be changed as a whole. */
    void join() {
        if (pieces.size() > 1) {
            pieces.forEach(XmlElement::clear);
            XmlElement first = pieces.get(0);
            first.attribute("xml:space", "preserve");
            first.add(new XmlText(instruction.toString()));
        }
    }

    void add(XmlElement piece) {
        track(piece);
        pieces.add(piece);
        instruction.append(piece.text());
    }

    /** Adds what stands for something else than a character of the instruction. */
    void add(char c) {
        instruction.append(c);
    }

    void addForeign() {
        foreign = true;
    }

    void separate(XmlElement character) {
        if (separator == null) {
            track(character);
            separator = character;
        }
    }

    void end(XmlElement character) {
        end = character;
    }

    private void track(XmlElement element) {
        XmlElement change = element.findAncestor("w:ins", "w:del", "w:moveFrom", "w:moveTo");
        boolean deleted = element.is("w:delInstrText") || (change != null && change.is("w:del", "w:moveFrom"));
        tracked.add(deleted ? Tracked.DELETED : change == null ? Tracked.NEVER : Tracked.INSERTED);
    }
}
