package dev.paperclick.templates.opc;

import java.util.Map;

/** The vocabularies of Office Open XML and the prefix by which this program speaks of each. */
final class Namespaces {

    private static final String TRANSITIONAL = "http://schemas.openxmlformats.org/";
    private static final String STRICT = "http://purl.oclc.org/ooxml/";

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry(TRANSITIONAL + "wordprocessingml/2006/main", "w"),
            Map.entry(STRICT + "wordprocessingml/main", "w"),
            Map.entry(TRANSITIONAL + "officeDocument/2006/relationships", "r"),
            Map.entry(STRICT + "officeDocument/relationships", "r"),
            Map.entry(TRANSITIONAL + "officeDocument/2006/math", "m"),
            Map.entry(STRICT + "officeDocument/math", "m"),
            Map.entry(TRANSITIONAL + "drawingml/2006/main", "a"),
            Map.entry(STRICT + "drawingml/main", "a"),
            Map.entry(TRANSITIONAL + "drawingml/2006/wordprocessingDrawing", "wp"),
            Map.entry(STRICT + "drawingml/wordprocessingDrawing", "wp"),
            Map.entry(TRANSITIONAL + "markup-compatibility/2006", "mc"),
            Map.entry("http://schemas.microsoft.com/office/word/2010/wordml", "w14"),
            Map.entry("http://schemas.microsoft.com/office/word/2012/wordml", "w15"),
            Map.entry("http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing", "wp14"),
            Map.entry("urn:schemas-microsoft-com:vml", "v"),
            Map.entry("urn:schemas-microsoft-com:office:office", "o"),
            Map.entry("http://purl.org/dc/elements/1.1/", "dc"),
            Map.entry(TRANSITIONAL + "package/2006/metadata/core-properties", "cp"),
            Map.entry(TRANSITIONAL + "officeDocument/2006/extended-properties", "ep"),
            Map.entry(STRICT + "officeDocument/extendedProperties", "ep"),
            Map.entry(TRANSITIONAL + "package/2006/content-types", "ct"),
            Map.entry(TRANSITIONAL + "package/2006/relationships", "rel"));

    private Namespaces() {}

    /** The prefix for a namespace; empty for one that this program does not know. */
    static String prefix(String uri) {
        return PREFIXES.getOrDefault(uri, "");
    }

    /** The namespace for one of our prefixes, of the Strict or the Transitional edition. */
    static String uri(String prefix, boolean strict) {
        return PREFIXES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(prefix))
                .map(Map.Entry::getKey)
                .sorted((a, b) -> Boolean.compare(isStrict(b) == strict, isStrict(a) == strict))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(prefix));
    }

    static boolean isStrict(String uri) {
        return uri.startsWith(STRICT);
    }

    /** The name by which this program knows an element or attribute. */
    static String known(String uri, String local) {
        if (uri.isEmpty()) {
            return local;
        }
        String prefix = prefix(uri);
        return prefix.isEmpty() ? "{" + uri + "}" + local : prefix + ":" + local;
    }
}
