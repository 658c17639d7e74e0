package dev.paperclick.templates.opc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The relationships of one part, or of the whole package when the part's name is empty. */
public final class Relationships {

    /** The content type of the parts that hold relationships. */
    public static final String TYPE = "application/vnd.openxmlformats-package.relationships+xml";

    /** How the parts that hold relationships begin. */
    public static final String HEAD = XmlReader.DECLARATION
            + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";

    /** How they end. */
    public static final String TAIL = "</Relationships>";

    private final String source;
    private final List<Relationship> all = new ArrayList<>();
    private final Map<String, Relationship> byId = new HashMap<>();

    Relationships(String source) {
        this.source = source;
    }

    void read(XmlElement root) {
        for (XmlElement element : root.elements()) {
            if (element.is("rel:Relationship")) {
                add(Relationship.of(element));
            }
        }
    }

    /** The part that holds the relationships of the given one. */
    public static String partFor(String source) {
        int slash = source.lastIndexOf('/') + 1;
        return source.substring(0, slash) + "_rels/" + source.substring(slash) + ".rels";
    }

    public List<Relationship> all() {
        return Collections.unmodifiableList(all);
    }

    public Optional<Relationship> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The first part of a kind, as a name in the container. */
    public Optional<String> findPart(String kind) {
        return all.stream()
                .filter(one -> one.is(kind) && !one.external())
                .map(this::part)
                .findFirst();
    }

    public void add(Relationship relationship) {
        all.add(relationship);
        byId.putIfAbsent(relationship.id(), relationship);
    }

    /** Removes those that fulfil a condition and says whether there were any. */
    public boolean removeIf(Predicate<Relationship> condition) {
        boolean removed = all.removeIf(condition);
        if (removed) {
            byId.clear();
            all.forEach(one -> byId.putIfAbsent(one.id(), one));
        }
        return removed;
    }

    /** A beginning for ids that no id of the part has. */
    public String freePrefix() {
        String prefix = "link";
        while (hasPrefix(prefix)) {
            prefix += "_";
        }
        return prefix;
    }

    private boolean hasPrefix(String prefix) {
        return all.stream().anyMatch(one -> one.id().regionMatches(true, 0, prefix, 0, prefix.length()));
    }

    /** The name in the container of the part that an internal relationship points to. */
    public String part(Relationship relationship) {
        String target = relationship.target().replace('\\', '/');
        int fragment = target.indexOf('#');
        if (fragment >= 0) {
            target = target.substring(0, fragment);
        }
        String folder = source.substring(0, source.lastIndexOf('/') + 1);
        List<String> steps = new ArrayList<>();
        for (String step : (target.startsWith("/") ? target : folder + target).split("/", -1)) {
            if (step.equals("..") && !steps.isEmpty()) {
                steps.remove(steps.size() - 1);
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        return String.join("/", steps);
    }

    /** All but the closing tag of the part. */
    public String toXmlWithoutTail() {
        StringBuilder xml = new StringBuilder(HEAD);
        all.forEach(one -> xml.append(one.toXml()));
        return xml.toString();
    }

    byte[] toPart() {
        return (toXmlWithoutTail() + TAIL).getBytes(StandardCharsets.UTF_8);
    }
}
