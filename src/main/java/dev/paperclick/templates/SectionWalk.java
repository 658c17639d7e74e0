package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlNode;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A way through all elements of a part, in document order, that knows in which section each of them stands. */
final class SectionWalk {

    /** Is told of each element. */
    interface Visitor {

        /** Comes to an element; {@code section} is the opening tag of the innermost section around it. */
        void visit(XmlElement element, @Nullable PlacedTag section);
    }

    private final Deque<PlacedTag> open = new ArrayDeque<>();
    private final Visitor visitor;

    private SectionWalk(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Walks through a part whose sections are hoisted. */
    static void through(XmlElement root, Visitor visitor) {
        new SectionWalk(visitor).children(root);
    }

    private void children(XmlElement element) {
        for (XmlNode child : element.children()) {
            if (child instanceof PlacedTag tag) {
                if (tag.tag().kind().opens()) {
                    open.push(tag);
                } else if (tag.tag().kind() == Tag.Kind.CLOSE) {
                    open.pop();
                }
            } else if (child instanceof XmlElement inner) {
                visitor.visit(inner, open.peek());
                children(inner);
            }
        }
    }
}
