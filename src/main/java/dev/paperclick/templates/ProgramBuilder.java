package dev.paperclick.templates;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Gathers the pieces of a program; neighbouring literals become one. */
final class ProgramBuilder {

    private final Deque<List<Op>> open = new ArrayDeque<>();
    private final StringBuilder literal = new StringBuilder();

    ProgramBuilder() {
        open();
    }

    ProgramBuilder literal(String xml) {
        literal.append(xml);
        return this;
    }

    void add(Op op) {
        flush();
        open.element().add(op);
    }

    /** Starts a program within the program. */
    void open() {
        flush();
        open.push(new ArrayList<>());
    }

    /** Ends the innermost program and hands it over, to be part of an op. */
    Program close() {
        flush();
        return new Program(open.pop());
    }

    private void flush() {
        if (!literal.isEmpty()) {
            open.element().add(new Op.Literal(Markup.of(literal.toString())));
            literal.setLength(0);
        }
    }
}
