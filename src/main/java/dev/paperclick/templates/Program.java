package dev.paperclick.templates;

import java.util.List;

/** What a part has become: pieces to be written one after the other. Immutable. */
final class Program {

    private final List<Op> ops;

    Program(List<Op> ops) {
        this.ops = List.copyOf(ops);
    }

    void run(Rendering rendering) {
        for (int i = 0; i < ops.size(); i++) {
            ops.get(i).run(rendering);
        }
    }

    /** Whether it writes the same whatever the content is. */
    boolean isConstant() {
        return ops.stream().allMatch(Op.Literal.class::isInstance);
    }

    /** What a constant program writes. */
    byte[] constant() {
        Rendering rendering = new Rendering(null);
        run(rendering);
        return rendering.out.toArray();
    }
}
