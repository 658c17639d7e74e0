package dev.paperclick.templates.opc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An element of a part, with the name it is known by ({@code w:p}, whatever prefix and edition of the standard the
 * file uses) and the name it is written with.
 */
public final class XmlElement extends XmlNode {

    /** An attribute or namespace declaration: known name, name as written, value with references resolved. */
    public record Attribute(String name, String written, String value) {}

    private final String name;
    private final String written;
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<XmlNode> children = new ArrayList<>();

    XmlElement(String name, String written) {
        this.name = name;
        this.written = written;
    }

    /** The root of a new part, of the Strict or the Transitional edition. */
    public static XmlElement root(String known, boolean strict) {
        XmlElement root = new XmlElement(known, known);
        String prefix = known.substring(0, known.indexOf(':'));
        String declaration = "xmlns:" + prefix;
        root.attributes.add(new Attribute(declaration, declaration, Namespaces.uri(prefix, strict)));
        return root;
    }

    /** The name the element is known by. */
    public String name() {
        return name;
    }

    /** The name the element is written with. */
    public String written() {
        return written;
    }

    public boolean is(String... names) {
        for (String candidate : names) {
            if (name.equals(candidate)) {
                return true;
            }
        }
        return false;
    }

    public List<Attribute> attributes() {
        return attributes;
    }

    /** The value of an attribute by its known name; empty when it is absent. */
    public String attribute(String known) {
        for (Attribute attribute : attributes) {
            if (attribute.name().equals(known)) {
                return attribute.value();
            }
        }
        return "";
    }

    /** Sets an attribute, in the place it had. */
    public void attribute(String known, String value) {
        for (int i = 0; i < attributes.size(); i++) {
            if (attributes.get(i).name().equals(known)) {
                attributes.set(i, new Attribute(known, attributes.get(i).written(), value));
                return;
            }
        }
        attributes.add(new Attribute(known, root().writtenName(known), value));
    }

    public void removeAttribute(String known) {
        attributes.removeIf(attribute -> attribute.name().equals(known));
    }

    /** The children; to be changed through the methods of this class, which keep each child's parent true. */
    public List<XmlNode> children() {
        return children;
    }

    /** The children that are elements, as they are now. */
    public List<XmlElement> elements() {
        List<XmlElement> elements = new ArrayList<>();
        for (XmlNode child : children) {
            if (child instanceof XmlElement element) {
                elements.add(element);
            }
        }
        return elements;
    }

    public @Nullable XmlElement findChild(String known) {
        for (XmlNode child : children) {
            if (child instanceof XmlElement element && element.is(known)) {
                return element;
            }
        }
        return null;
    }

    /** Every element below this one that bears one of the names, in document order. */
    public List<XmlElement> descendants(String... names) {
        List<XmlElement> found = new ArrayList<>();
        collect(names, found);
        return found;
    }

    private void collect(String[] names, List<XmlElement> found) {
        for (XmlNode child : children) {
            if (child instanceof XmlElement element) {
                if (element.is(names)) {
                    found.add(element);
                }
                element.collect(names, found);
            }
        }
    }

    /** All text below this element. */
    public String text() {
        StringBuilder text = new StringBuilder();
        appendText(text);
        return text.toString();
    }

    private void appendText(StringBuilder text) {
        for (XmlNode child : children) {
            if (child instanceof XmlText characters) {
                text.append(characters.value());
            } else if (child instanceof XmlElement element) {
                element.appendText(text);
            }
        }
    }

    public int indexOf(XmlNode child) {
        int size = children.size();
        int below = Math.min(child.lastPlace(), size - 1);
        int above = below + 1;
        while (below >= 0 || above < size) {
            if (below >= 0 && children.get(below) == child) {
                child.lastPlace(below);
                return below;
            }
            if (above < size && children.get(above) == child) {
                child.lastPlace(above);
                return above;
            }
            below--;
            above++;
        }
        return -1;
    }

    public XmlElement add(XmlNode child) {
        insert(children.size(), List.of(child));
        return this;
    }

    public void insert(int index, List<? extends XmlNode> nodes) {
        int place = index;
        for (XmlNode node : nodes) {
            node.parent(this);
            node.lastPlace(place++);
        }
        children.addAll(index, nodes);
    }

    /** Takes out the child at the index. */
    public XmlNode removeAt(int index) {
        XmlNode node = children.remove(index);
        node.parent(null);
        return node;
    }

    /** Takes out the children that fulfil a condition. */
    public void removeIf(Predicate<XmlNode> condition) {
        children.removeIf(child -> {
            boolean removed = condition.test(child);
            if (removed) {
                child.parent(null);
            }
            return removed;
        });
    }

    /** Takes out the children from one index up to another, which stays. */
    public List<XmlNode> removeRange(int from, int to) {
        List<XmlNode> range = children.subList(from, to);
        List<XmlNode> removed = List.copyOf(range);
        range.clear();
        removed.forEach(node -> node.parent(null));
        return removed;
    }

    public void clear() {
        removeRange(0, children.size());
    }

    /** A new element of the same name and attributes, without children. */
    public XmlElement shell() {
        XmlElement shell = new XmlElement(name, written);
        shell.attributes.addAll(attributes);
        return shell;
    }

    /** A copy of the element with everything in it but tags of the template. */
    public XmlElement copy() {
        XmlElement copy = shell();
        for (XmlNode child : children) {
            if (child instanceof XmlElement element) {
                copy.add(element.copy());
            } else if (child instanceof XmlText text) {
                copy.add(new XmlText(text.value()));
            }
        }
        return copy;
    }

    /** A new element for this document, under a prefix that its root declares, with attributes by name and value. */
    public XmlElement create(String known, String... attributes) {
        XmlElement root = root();
        XmlElement created = new XmlElement(known, root.writtenElementName(known));
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            String attribute = attributes[i];
            created.attributes.add(new Attribute(attribute, root.writtenName(attribute), attributes[i + 1]));
        }
        return created;
    }

    /** The root of the tree in which the element stands. */
    public XmlElement root() {
        XmlElement root = this;
        for (XmlElement above = this; above != null; above = above.parent()) {
            root = above;
        }
        return root;
    }

    /** The name as this root writes its own; some readers of packages know of no other prefix than the root's. */
    private String writtenElementName(String known) {
        int colon = known.indexOf(':');
        boolean sameVocabulary = colon > 0 && name.startsWith(known.substring(0, colon + 1));
        return sameVocabulary
                ? written.substring(0, written.indexOf(':') + 1) + known.substring(colon + 1)
                : writtenName(known);
    }

    /** The name with a prefix that this root declares; the declaration is added when there is none. */
    private String writtenName(String known) {
        int colon = known.indexOf(':');
        if (colon < 0 || known.startsWith("xml:")) {
            return known;
        }
        String prefix = known.substring(0, colon);
        for (Attribute attribute : attributes) {
            if (attribute.written().startsWith("xmlns:")
                    && Namespaces.prefix(attribute.value()).equals(prefix)) {
                return attribute.written().substring("xmlns:".length()) + known.substring(colon);
            }
        }
        String free = prefix;
        while (!attribute("xmlns:" + free).isEmpty()) {
            free += "0";
        }
        attributes.add(new Attribute("xmlns:" + free, "xmlns:" + free, Namespaces.uri(prefix, isStrict())));
        return free + known.substring(colon);
    }

    /** Whether this root uses the namespaces of the Strict edition (ECMA-376 part 1, third edition and later). */
    public boolean isStrict() {
        return attributes.stream().anyMatch(attribute -> Namespaces.isStrict(attribute.value()));
    }

    /** The start tag without its closing bracket. */
    public String startTag() {
        StringBuilder tag = new StringBuilder().append('<').append(written);
        for (Attribute attribute : attributes) {
            tag.append(' ').append(attribute.written()).append("=\"");
            tag.append(XmlText.attribute(attribute.value())).append('"');
        }
        return tag.toString();
    }

    public String endTag() {
        return "</" + written + ">";
    }

    /** The element as XML; tags of the template that stand in it are left out. */
    public String toXml() {
        StringBuilder xml = new StringBuilder();
        appendXml(xml);
        return xml.toString();
    }

    private void appendXml(StringBuilder xml) {
        xml.append(startTag());
        if (children.isEmpty()) {
            xml.append("/>");
            return;
        }
        xml.append('>');
        for (XmlNode child : children) {
            if (child instanceof XmlElement element) {
                element.appendXml(xml);
            } else if (child instanceof XmlText text) {
                XmlText.escape(text.value(), xml);
            }
        }
        xml.append(endTag());
    }

    /** The element as a whole part in UTF-8. */
    public byte[] toPart() {
        return (XmlReader.DECLARATION + toXml()).getBytes(StandardCharsets.UTF_8);
    }
}
