package dev.paperclick.templates.opc;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import dev.paperclick.platform.UserProblem;
import java.io.ByteArrayInputStream;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a part into a tree of at most {@value #DEPTH} levels, whatever its encoding, prefixes or way of quoting.
 *
 * <p>Document type declarations are refused, so that no entity is ever declared, fetched or expanded. Comments,
 * processing instructions and the white space between elements mean nothing in Office Open XML and are left out.
 */
public final class XmlReader {

    /** How every part that this program writes begins. */
    public static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    static final int DEPTH = 256;
    static final int MAX_ELEMENTS = 1_000_000;

    private static final XMLInputFactory FACTORY = factory();

    private final String where;
    private final XMLStreamReader events;
    private @Nullable XmlElement root;
    private @Nullable XmlElement current;
    private int depth;
    private int elements;

    private XmlReader(byte[] part, String where) throws XMLStreamException {
        this.where = where;
        this.events = FACTORY.createXMLStreamReader(new ByteArrayInputStream(part));
    }

    /** Reads a part; {@code where} names file and part in the sentences of the problems. */
    public static XmlElement read(byte[] part, String where) {
        try {
            return new XmlReader(part, where).read();
        } catch (XMLStreamException broken) {
            Location location = broken.getLocation();
            String line = location == null ? "" : " (line " + location.getLineNumber() + ")";
            throw UserProblem.inInput(where + " is not well-formed XML" + line
                    + "; open the file in Word or LibreOffice and save it again");
        }
    }

    private XmlElement read() throws XMLStreamException {
        while (events.hasNext()) {
            int event = events.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                startElement();
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                endElement();
            } else if (event == XMLStreamConstants.DTD) {
                throw refused("has a document type declaration (DOCTYPE), which Word never writes");
            } else if (event == XMLStreamConstants.CHARACTERS && current != null) {
                current.add(new XmlText(events.getText()));
            }
        }
        if (root == null) {
            throw refused("has no content");
        }
        return root;
    }

    private void startElement() {
        if ("1.1".equals(events.getVersion())) {
            throw refused("is XML 1.1, which Word does not read");
        }
        if (++depth > DEPTH) {
            throw refused("is nested more than " + DEPTH + " levels deep");
        }
        if (++elements > MAX_ELEMENTS) {
            throw refused("has more than a million elements");
        }
        XmlElement element = new XmlElement(
                Namespaces.known(orEmpty(events.getNamespaceURI()), events.getLocalName()),
                written(events.getPrefix(), events.getLocalName()));
        for (int i = 0; i < events.getNamespaceCount(); i++) {
            String prefix = orEmpty(events.getNamespacePrefix(i));
            String name = prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
            element.attributes().add(new XmlElement.Attribute(name, name, orEmpty(events.getNamespaceURI(i))));
        }
        for (int i = 0; i < events.getAttributeCount(); i++) {
            String prefix = orEmpty(events.getAttributePrefix(i));
            String local = events.getAttributeLocalName(i);
            String written = written(prefix, local);
            String known =
                    prefix.equals("xml") ? written : Namespaces.known(orEmpty(events.getAttributeNamespace(i)), local);
            element.attributes().add(new XmlElement.Attribute(known, written, events.getAttributeValue(i)));
        }
        if (current == null) {
            root = element;
        } else {
            current.add(element);
        }
        current = element;
    }

    private void endElement() {
        depth--;
        XmlElement ended = current;
        if (ended != null) {
            if (ended.children().stream().anyMatch(XmlElement.class::isInstance)) {
                ended.removeIf(
                        child -> child instanceof XmlText text && text.value().isBlank());
            }
            current = ended.parent();
        }
    }

    private UserProblem refused(String why) {
        return UserProblem.inInput(where + " " + why + "; such a file is not used as a template");
    }

    private static String written(@Nullable String prefix, String local) {
        return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static XMLInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 500);
        // Else malformed text is told of by an unchecked exception, when the text is fetched.
        factory.getConfig().doParseLazily(false);
        return factory;
    }
}
