package dev.paperclick.templates.opc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that stands in an element: another element, text, or a tag that the template compiler has put there. */
public abstract class XmlNode {

    private @Nullable XmlElement parent;
    private int lastPlace;

    protected XmlNode() {}

    /** The element in which the node stands; none for a root and for a node that was taken out. */
    public final @Nullable XmlElement parent() {
        return parent;
    }

    final void parent(@Nullable XmlElement element) {
        parent = element;
    }

    /** Where among its siblings the node stood when it was last looked for; it will not be far from there. */
    final int lastPlace() {
        return lastPlace;
    }

    final void lastPlace(int index) {
        lastPlace = index;
    }

    /** Whether the node stands in the element, at whatever depth. */
    public final boolean isInside(XmlElement element) {
        for (XmlElement above = parent; above != null; above = above.parent()) {
            if (above == element) {
                return true;
            }
        }
        return false;
    }

    /** Whether the element around the node bears one of the names. */
    public final boolean isIn(String... names) {
        return parent != null && parent.is(names);
    }

    /** The nearest element around the node that bears one of the names. */
    public final @Nullable XmlElement findAncestor(String... names) {
        XmlElement above = parent;
        while (above != null && !above.is(names)) {
            above = above.parent();
        }
        return above;
    }

    /** Takes the node out of its element. */
    public final void remove() {
        XmlElement home = parent;
        if (home != null) {
            home.removeAt(home.indexOf(this));
        }
    }

    /** Puts other nodes where this one stood. */
    public final void replaceWith(List<? extends XmlNode> others) {
        XmlElement home = parent;
        if (home != null) {
            int index = home.indexOf(this);
            home.removeAt(index);
            home.insert(index, others);
        }
    }
}
