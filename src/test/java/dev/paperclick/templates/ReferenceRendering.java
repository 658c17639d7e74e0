package dev.paperclick.templates;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The documents that templates should make, in the slowest and plainest way: each paragraph with tags becomes one
 * string, section tags become marks between the blocks, and the tree is copied along the content.
 *
 * <p>Written apart from the engine and knowing none of its classes but the values, so that both can be wrong only in
 * different ways. Formatting is not kept; the texts and the addresses of the links are what it is asked for.
 */
final class ReferenceRendering {

    private static final String MARK = "urn:mark";
    private static final String REFERENCE = "(footnote|endnote|comment)Reference";
    private static final int CLOSE_LINK = 0x10FFFD;
    private static final int FIRST_OBJECT = 0xF0000;
    private static final Pattern TAG = Pattern.compile("\\{\\{\\{([^{}]*)}}}|\\{\\{([^{}]*)}}");
    private static final Pattern ACCEPTED = Pattern.compile("(?i)(https?://[^/?#\\s].*|mailto:.+|tel:.+)");
    private static final Set<String> CONTROLS = Set.of("sdt", "sdtContent", "customXml");
    private static final Set<String> HOLD_BLOCKS =
            Set.of("body", "tc", "hdr", "ftr", "footnote", "endnote", "comment", "txbxContent");

    private final Ooxml file;
    private final Map<String, List<String>> links = new LinkedHashMap<>();
    private final Map<Integer, Node> objects = new HashMap<>();
    private final Map<Integer, String> addresses = new HashMap<>();
    private int nextObject = FIRST_OBJECT;
    private Map<String, Element> relationships = Map.of();
    private List<String> linksOfPart = List.of();
    private final Deque<Integer> fields = new ArrayDeque<>();
    private final Set<String> referred = new java.util.HashSet<>();
    private final Set<String> kept = new java.util.HashSet<>();
    private final List<Copy> copies = new ArrayList<>();
    private int linkDepth;
    private int sectionDepth;

    /** A note that is to be written with what was in sight where it was referred to. */
    private record Copy(String key, int number, List<Value> scopes) {}

    private ReferenceRendering(byte[] template) {
        file = Ooxml.of(template);
    }

    /** Renders a template with content. */
    static ReferenceRendering of(byte[] template, Value.Fields content) {
        ReferenceRendering rendering = new ReferenceRendering(template);
        List<String> stories = new ArrayList<>(rendering.file.stories());
        stories.sort(java.util.Comparator.comparing(part -> rendering.file.isMain(part) ? 0 : 1));
        stories.forEach(part -> rendering.part(part, content));
        return rendering;
    }

    /** The document, fit to be read by POI. */
    byte[] document() {
        return file.forPoi();
    }

    /** The addresses that links lead to, part by part in the order of the text. */
    Map<String, List<String>> links() {
        return links;
    }

    private void part(String part, Value.Fields content) {
        relationships = file.relationships(part);
        linksOfPart = new ArrayList<>();
        links.put(part, linksOfPart);
        linkDepth = 0;
        fields.clear();
        Document document = file.parse(part);
        Element root = document.getDocumentElement();
        lift(root);
        Element rendered = (Element) root.cloneNode(false);
        List<Node> nodes = Ooxml.nodes(root);
        referred.addAll(references(root));
        nodes.removeIf(node -> node instanceof Element note && isGone(note));
        range(nodes, rendered, List.of(content));
        copies.forEach(copy -> copy(copy, root, rendered));
        repair(rendered);
        document.replaceChild(rendered, root);
        file.put(part, document);
        dropAddressTemplates(part);
    }

    /** Notes and comments that only sections refer to. */
    private boolean isGone(Element note) {
        String key = key(note);
        return referred.contains(key) && !kept.contains(key);
    }

    private static Set<String> references(Element element) {
        Set<String> references = new java.util.HashSet<>();
        for (Element child : Ooxml.elements(element)) {
            if (child.getLocalName().matches(REFERENCE)) {
                references.add(key(child));
            }
            references.addAll(references(child));
        }
        return references;
    }

    private static String key(Element note) {
        return note.getLocalName().replace("Reference", "") + " " + Ooxml.attribute(note, "id");
    }

    private void copy(Copy copy, Element root, Element to) {
        for (Element note : Ooxml.elements(root)) {
            if (copy.key().equals(key(note))) {
                element(note, to, copy.scopes());
                ((Element) to.getLastChild())
                        .setAttributeNS(note.getNamespaceURI(), sibling(note, "id"), "" + copy.number());
            }
        }
    }

    /** POI reads no address with braces. */
    private void dropAddressTemplates(String part) {
        String rels = file.find(part.replaceFirst("([^/]*)$", "_rels/$1.rels"));
        if (!rels.isEmpty()) {
            Document document = file.parse(rels);
            for (Element relationship : Ooxml.elements(document.getDocumentElement())) {
                if (hasTags(relationship.getAttribute("Target"))) {
                    document.getDocumentElement().removeChild(relationship);
                }
            }
            file.put(rels, document);
        }
    }

    // Before the content is known: paragraphs become strings, section tags become marks.

    private void lift(Element element) {
        Ooxml.elements(element).forEach(this::lift);
        if (element.getLocalName().equals("p")) {
            liftParagraph(element);
        } else if (element.getLocalName().equals("tr")) {
            liftRow(element);
        }
    }

    private void liftParagraph(Element paragraph) {
        StringBuilder text = new StringBuilder();
        Element properties = null;
        for (Element child : Ooxml.elements(paragraph)) {
            if (child.getLocalName().equals("pPr")) {
                properties = child;
            }
        }
        int before = nextObject;
        read(paragraph, text);
        // Invisible characters that web pages put between two braces.
        text = new StringBuilder(text.toString().replaceAll("(?<=[{}])[\u00AD\u200B\u2060\uFEFF]+(?=[{}])", ""));
        boolean templateLink =
                addresses.entrySet().stream().anyMatch(entry -> entry.getKey() >= before && hasTags(entry.getValue()));
        if (!text.toString().contains("{{") && !templateLink) {
            return;
        }
        Ooxml.nodes(paragraph).forEach(paragraph::removeChild);
        if (properties != null) {
            paragraph.appendChild(properties);
        }
        boolean endsPages = properties != null
                && Ooxml.elements(properties).stream()
                        .anyMatch(child -> child.getLocalName().equals("sectPr"));
        List<Element> opening = new ArrayList<>();
        List<Element> closing = new ArrayList<>();
        String rest = withoutMarks(text.toString(), paragraph, opening, closing, endsPages);
        opening.forEach(mark -> paragraph.getParentNode().insertBefore(mark, paragraph));
        Node behind = paragraph.getNextSibling();
        closing.forEach(mark -> paragraph.getParentNode().insertBefore(mark, behind));
        if (rest.isBlank() && !endsPages && hasSilentTag(text.toString())) {
            paragraph.getParentNode().removeChild(paragraph);
        } else {
            Element string = paragraph.getOwnerDocument().createElementNS(MARK, "string");
            string.setTextContent(rest);
            paragraph.appendChild(string);
        }
    }

    private static boolean hasSilentTag(String text) {
        Matcher tag = TAG.matcher(text);
        boolean silent = false;
        while (tag.find()) {
            silent |= "#^/!".indexOf(inside(tag).charAt(0)) >= 0;
        }
        return silent;
    }

    /** The text less those tags that steer more than this paragraph; they become marks before and behind it. */
    private static String withoutMarks(
            String text, Element paragraph, List<Element> before, List<Element> behind, boolean endsPages) {
        List<int[]> tags = new ArrayList<>();
        Matcher matcher = TAG.matcher(text);
        Deque<Integer> open = new ArrayDeque<>();
        Set<Integer> alone = new java.util.TreeSet<>();
        StringBuilder visible = new StringBuilder(text);
        while (matcher.find()) {
            char kind = inside(matcher).charAt(0);
            if ("#^/!".indexOf(kind) >= 0) {
                tags.add(new int[] {matcher.start(), matcher.end()});
                int index = tags.size() - 1;
                visible.replace(matcher.start(), matcher.end(), " ".repeat(matcher.end() - matcher.start()));
                if (kind == '/' && !open.isEmpty()) {
                    alone.remove(open.pop());
                } else if (kind != '!') {
                    alone.add(index);
                    if (kind != '/') {
                        open.push(index);
                    }
                }
            }
        }
        boolean bare = visible.codePoints().allMatch(c -> Character.isWhitespace(c) || c == CLOSE_LINK);
        StringBuilder rest = new StringBuilder(text);
        List<Element> marks = new ArrayList<>();
        for (int i = tags.size() - 1; i >= 0; i--) {
            int[] tag = tags.get(i);
            String source = text.substring(tag[0], tag[1]);
            if (bare || alone.contains(i)) {
                rest.delete(tag[0], tag[1]);
                Element mark = paragraph.getOwnerDocument().createElementNS(MARK, "mark");
                mark.setTextContent(clean(source));
                if (clean(source).startsWith("!")) {
                    continue;
                }
                boolean first = visible.substring(0, tag[0]).isBlank();
                boolean closes = clean(source).startsWith("/");
                if (bare && endsPages ? closes : first) {
                    before.add(0, mark);
                } else {
                    behind.add(0, mark);
                }
                marks.add(mark);
            }
        }
        return rest.toString();
    }

    /** Marks whose partner is not in the same cell go around the row; a row of nothing else vanishes. */
    private static void liftRow(Element row) {
        List<Element> alone = new ArrayList<>();
        for (Element cell : Ooxml.elements(row)) {
            Deque<Element> open = new ArrayDeque<>();
            List<Element> here = new ArrayList<>();
            for (Element mark : Ooxml.elements(cell)) {
                if (isMark(mark)) {
                    if (mark.getTextContent().startsWith("/") && !open.isEmpty()) {
                        here.remove(open.pop());
                    } else {
                        here.add(mark);
                        if (!mark.getTextContent().startsWith("/")) {
                            open.push(mark);
                        }
                    }
                }
            }
            here.forEach(cell::removeChild);
            alone.addAll(here);
        }
        boolean empty = row.getElementsByTagNameNS(MARK, "*").getLength() == 0
                && row.getTextContent().isBlank();
        boolean reachBeyond = alone.stream()
                        .filter(mark -> mark.getTextContent().startsWith("/"))
                        .count()
                != alone.size()
                        - alone.stream()
                                .filter(mark -> mark.getTextContent().startsWith("/"))
                                .count();
        Node behind = row.getNextSibling();
        for (Element mark : alone) {
            boolean closes = mark.getTextContent().startsWith("/");
            row.getParentNode().insertBefore(mark, closes ? behind : row);
        }
        if (empty && reachBeyond) {
            row.getParentNode().removeChild(row);
        }
    }

    private static boolean isMark(Node node) {
        return MARK.equals(node.getNamespaceURI()) && node.getLocalName().equals("mark");
    }

    /** A paragraph as characters; what is no text is one character that stands for it. */
    private void read(Element element, StringBuilder text) {
        for (Element child : Ooxml.elements(element)) {
            switch (child.getLocalName()) {
                case "t" -> text.append(child.getTextContent());
                case "tab", "ptab" -> text.append('\t');
                case "br", "cr" -> text.append('\n');
                case "noBreakHyphen" -> text.append('-');
                case "r", "smartTag", "customXml", "ins", "moveTo", "sdt", "sdtContent", "bdo", "dir" ->
                    read(child, text);
                case "hyperlink" -> {
                    text.appendCodePoint(link(target(child)));
                    read(child, text);
                    text.appendCodePoint(CLOSE_LINK);
                }
                case "fldSimple" -> {
                    text.appendCodePoint(link(fieldAddress(Ooxml.attribute(child, "instr"))));
                    read(child, text);
                    text.appendCodePoint(CLOSE_LINK);
                }
                case "instrText" -> {
                    if (!fields.isEmpty()) {
                        addresses.merge(fields.element(), child.getTextContent(), String::concat);
                    }
                }
                case "fldChar" -> fieldCharacter(Ooxml.attribute(child, "fldCharType"), text);
                case "drawing",
                        "pict",
                        "object",
                        "AlternateContent",
                        "sym",
                        "oMath",
                        "oMathPara",
                        "footnoteReference",
                        "commentReference",
                        "endnoteReference" -> text.appendCodePoint(object(child));
                default -> {
                    // Nothing that a reader sees.
                }
            }
        }
    }

    private void fieldCharacter(String type, StringBuilder text) {
        if (type.equals("begin")) {
            fields.push(link(""));
            text.appendCodePoint(fields.element());
        } else if (type.equals("end") && !fields.isEmpty()) {
            int field = fields.pop();
            addresses.put(field, fieldAddress(addresses.get(field)));
            text.appendCodePoint(CLOSE_LINK);
        }
    }

    /** Of a field that is a link with a placeholder, its address; else nothing. */
    private static String fieldAddress(String instruction) {
        Matcher link = Pattern.compile("\\s*HYPERLINK\\s+\"?([^\"]*?)\"?(\\s.*)?", Pattern.CASE_INSENSITIVE)
                .matcher(instruction);
        return link.matches() && hasTags(link.group(1)) ? link.group(1) : "";
    }

    private String target(Element link) {
        Element relationship = relationships.get(Ooxml.attribute(link, "id"));
        return relationship == null ? "" : relationship.getAttribute("Target");
    }

    private int link(String address) {
        addresses.put(nextObject, address);
        return nextObject++;
    }

    private int object(Element node) {
        if (node.getLocalName().matches(REFERENCE)) {
            referred.add(key(node));
        }
        objects.put(nextObject, node);
        return nextObject++;
    }

    private static boolean hasTags(String address) {
        return braces(address).contains("{{");
    }

    private static String braces(String address) {
        return address.replaceAll("(?i)%7b", "{").replaceAll("(?i)%7d", "}");
    }

    // With the content.

    private void range(List<Node> nodes, Element to, List<Value> scopes) {
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            if (isMark(node)) {
                int end = partner(nodes, i);
                sectionDepth++;
                for (List<Value> inner : repetitions(node.getTextContent(), scopes)) {
                    range(nodes.subList(i + 1, end), to, inner);
                }
                sectionDepth--;
                i = end;
            } else if (node instanceof Element element) {
                element(element, to, scopes);
            } else {
                to.appendChild(node.cloneNode(true));
            }
        }
    }

    private static int partner(List<Node> nodes, int open) {
        int depth = 0;
        for (int i = open; i < nodes.size(); i++) {
            if (isMark(nodes.get(i))) {
                depth += nodes.get(i).getTextContent().startsWith("/") ? -1 : 1;
            }
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalStateException("no end of " + nodes.get(open).getTextContent());
    }

    private void element(Element element, Element to, List<Value> scopes) {
        if (MARK.equals(element.getNamespaceURI())) {
            text(element.getTextContent(), to, scopes);
            return;
        }
        boolean link = element.getLocalName().equals("hyperlink")
                || element.getLocalName().startsWith("hlink");
        if (link && !target(element).isEmpty()) {
            record(target(element), scopes);
        }
        Element copy = (Element) element.cloneNode(false);
        if (element.getLocalName().matches(REFERENCE)) {
            if (sectionDepth == 0) {
                kept.add(key(element));
            } else if (element.getLocalName().startsWith("comment")) {
                return;
            } else {
                int number = 1000 + copies.size();
                copies.add(new Copy(key(element), number, scopes));
                copy.setAttributeNS(element.getNamespaceURI(), sibling(element, "id"), "" + number);
            }
        }
        range(Ooxml.nodes(element), copy, scopes);
        repair(copy);
        String home = element.getLocalName().equals("tbl") ? "tbl" : homeOfControl(element);
        if (home.equals("tbl") && !hasRow(copy)) {
            return;
        }
        boolean emptied = element.getLocalName().equals("sdtContent")
                && Ooxml.elements(copy).isEmpty();
        if (emptied && HOLD_BLOCKS.contains(home)) {
            copy.appendChild(copy.getOwnerDocument().createElementNS(copy.getNamespaceURI(), sibling(copy, "p")));
        }
        to.appendChild(copy);
    }

    /** What a content control stands in, however many others are around it; empty for anything else. */
    private static String homeOfControl(Element element) {
        Element home = element;
        while (CONTROLS.contains(home.getLocalName())) {
            home = (Element) home.getParentNode();
        }
        return home == element ? "" : home.getLocalName();
    }

    private static boolean hasRow(Element around) {
        return Ooxml.elements(around).stream()
                .anyMatch(child -> child.getLocalName().equals("tr")
                        || (CONTROLS.contains(child.getLocalName()) && hasRow(child)));
    }

    /** No cell, text box or body is without a paragraph. */
    private static void repair(Element home) {
        if (HOLD_BLOCKS.contains(home.getLocalName())) {
            List<Element> blocks = new ArrayList<>(Ooxml.elements(home));
            Element pages = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
            if (pages != null && pages.getLocalName().equals("sectPr")) {
                blocks.remove(pages);
            } else {
                pages = null;
            }
            boolean ends = !blocks.isEmpty()
                    && Set.of("p", "sdt", home.getLocalName().equals("body") ? "tbl" : "p2")
                            .contains(blocks.get(blocks.size() - 1).getLocalName());
            if (!ends) {
                home.insertBefore(
                        home.getOwnerDocument().createElementNS(home.getNamespaceURI(), sibling(home, "p")), pages);
            }
        }
    }

    private static String sibling(Element element, String local) {
        String prefix = element.getPrefix();
        return prefix == null ? local : prefix + ":" + local;
    }

    private void text(String text, Element paragraph, List<Value> scopes) {
        Matcher tag = TAG.matcher(text);
        int from = 0;
        while (tag.find(from)) {
            literal(text.substring(from, tag.start()), paragraph, scopes);
            String inside = inside(tag);
            from = tag.end();
            if ("#^".indexOf(inside.charAt(0)) >= 0) {
                int[] end = partner(text, tag.start());
                sectionDepth++;
                for (List<Value> inner : repetitions(inside, scopes)) {
                    text(text.substring(tag.end(), end[0]), paragraph, inner);
                }
                sectionDepth--;
                from = end[1];
            } else if (inside.charAt(0) != '!') {
                value(inside, paragraph, scopes);
            }
        }
        literal(text.substring(from), paragraph, scopes);
    }

    private static int[] partner(String text, int open) {
        Matcher tag = TAG.matcher(text);
        int depth = 0;
        for (int from = open; tag.find(from); from = tag.end()) {
            char kind = inside(tag).charAt(0);
            depth += kind == '#' || kind == '^' ? 1 : kind == '/' ? -1 : 0;
            if (depth == 0) {
                return new int[] {tag.start(), tag.end()};
            }
        }
        throw new IllegalStateException("no end of a section in " + text);
    }

    private void literal(String text, Element paragraph, List<Value> scopes) {
        text.codePoints().forEach(c -> {
            if (objects.containsKey(c)) {
                Element run = append(paragraph, "r");
                range(List.of(objects.get(c)), run, scopes);
            } else if (c == CLOSE_LINK) {
                linkDepth--;
            } else if (addresses.containsKey(c)) {
                linkDepth++;
                record(addresses.get(c), scopes);
            } else {
                print(Character.toString(c), paragraph);
            }
        });
    }

    private void value(String inside, Element paragraph, List<Value> scopes) {
        String[] parts = inside.replaceFirst("^&", "").split("\\|", 2);
        String alternative = parts.length > 1 ? parts[1].strip() : "";
        Value value = find(parts[0], scopes);
        String shown = shown(value);
        boolean meantAsAddress = value instanceof Value.Link || fold(parts[0]).endsWith("url");
        if (!meantAsAddress) {
            print(shown.isEmpty() ? alternative : shown, paragraph);
        } else if (ACCEPTED.matcher(shown).matches()) {
            if (linkDepth == 0) {
                linksOfPart.add(shown);
            }
            print(alternative.isEmpty() ? shown : alternative, paragraph);
        } else {
            print(shown, paragraph);
        }
    }

    private static void print(String value, Element paragraph) {
        Matcher piece = Pattern.compile("\n|\t|[^\n\t]+").matcher(printable(value));
        while (piece.find()) {
            Element run = append(paragraph, "r");
            switch (piece.group()) {
                case "\n" -> append(run, "br");
                case "\t" -> append(run, "tab");
                default -> {
                    Element characters = append(run, "t");
                    characters.setAttribute("xml:space", "preserve");
                    characters.setTextContent(piece.group());
                }
            }
        }
    }

    /** The value as XML can have it, with one kind of line break. */
    private static String printable(String value) {
        return value.replaceAll("\r\n?|[\u2028\u2029]", "\n")
                .replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF\\u202D\\u202E]", "")
                .replaceAll("[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]", "");
    }

    private static Element append(Element home, String local) {
        Element element = home.getOwnerDocument().createElementNS(home.getNamespaceURI(), sibling(home, local));
        home.appendChild(element);
        return element;
    }

    private void record(String address, List<Value> scopes) {
        String text = braces(address).strip();
        Matcher tag = TAG.matcher(text);
        if (!tag.find()) {
            if (!address.isEmpty()) {
                linksOfPart.add(address);
            }
            return;
        }
        String before = text.substring(0, tag.start()).toLowerCase(Locale.ROOT);
        boolean whole = TAG.matcher(text).results().count() == 1
                && text.substring(tag.end()).matches("/?")
                && before.matches("(https?://)?|file:.*|[^:]*");
        StringBuilder filled = new StringBuilder();
        boolean any = false;
        int from = 0;
        do {
            filled.append(whole ? "" : text.substring(from, tag.start()));
            String value = addressValue(inside(tag), scopes);
            any |= !value.isEmpty();
            filled.append(
                    filled.indexOf("?") < 0
                            ? value
                            : URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
            from = tag.end();
        } while (tag.find());
        filled.append(whole ? "" : text.substring(from));
        if (whole && before.startsWith("http") && filled.indexOf(":") < 0) {
            filled.insert(0, before);
        }
        if (any && ACCEPTED.matcher(filled).matches()) {
            linksOfPart.add(filled.toString());
        }
    }

    private static String addressValue(String inside, List<Value> scopes) {
        String[] parts = inside.replace("%20", " ").replaceAll("(?i)%7c", "|").split("\\|", 2);
        String value = shown(find(parts[0], scopes));
        return value.isEmpty() && parts.length > 1 ? parts[1].strip() : value;
    }

    private static List<List<Value>> repetitions(String tag, List<Value> scopes) {
        Value value = find(tag.substring(1), scopes);
        boolean present = value instanceof Value.Items items
                ? !items.values().isEmpty()
                : value instanceof Value.Fields fields
                        ? !fields.values().isEmpty() || !fields.self().isBlank()
                        : !shown(value).isEmpty();
        if (tag.startsWith("^")) {
            return present ? List.of() : List.of(scopes);
        }
        List<Value> each = value instanceof Value.Items items ? items.values() : present ? List.of(value) : List.of();
        List<List<Value>> repetitions = new ArrayList<>();
        for (Value item : each) {
            List<Value> inner = new ArrayList<>(scopes);
            inner.add(item);
            repetitions.add(inner);
        }
        return repetitions;
    }

    private static Value find(String written, List<Value> scopes) {
        if (written.strip().equals(".")) {
            return scopes.get(scopes.size() - 1);
        }
        String[] steps = written.split("\\.");
        Value found = null;
        for (int i = scopes.size() - 1; i >= 0 && found == null; i--) {
            found = scopes.get(i) instanceof Value.Fields fields
                    ? fields.values().get(fold(steps[0]))
                    : null;
        }
        for (int i = 1; i < steps.length; i++) {
            found = found instanceof Value.Fields fields ? fields.values().get(fold(steps[i])) : null;
        }
        return found;
    }

    private static String shown(Value value) {
        String text = "";
        if (value instanceof Value.Text words) {
            text = words.text();
        } else if (value instanceof Value.Link link) {
            text = link.address();
        } else if (value instanceof Value.Fields fields) {
            text = fields.self();
        } else if (value instanceof Value.Items items) {
            text = String.join(
                    ", ",
                    items.values().stream()
                            .map(ReferenceRendering::shown)
                            .filter(item -> !printable(item).isEmpty())
                            .toList());
        }
        return text.isBlank() ? "" : text;
    }

    private static String inside(Matcher tag) {
        return clean(tag.group());
    }

    /** What stands between the braces, less what Word puts there by itself. */
    private static String clean(String tag) {
        StringBuilder clean = new StringBuilder();
        tag.replaceAll("^\\{+|}+$", "")
                .codePoints()
                .filter(c -> c < FIRST_OBJECT && "\u00AD\u200B\u2060\uFEFF".indexOf(c) < 0)
                .forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}\\p{M}]", "");
    }
}
