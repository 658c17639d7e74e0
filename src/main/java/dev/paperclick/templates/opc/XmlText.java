package dev.paperclick.templates.opc;

/** Characters between tags, as they read: references and CDATA are resolved. */
public final class XmlText extends XmlNode {

    private String value;

    public XmlText(String value) {
        this.value = value;
    }

    public String value() {
        return value;
    }

    public void value(String text) {
        value = text;
    }

    /** Adds the text to a document, escaped for element content and for attribute values in double quotes. */
    public static void escape(String text, StringBuilder to) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> to.append("&amp;");
                case '<' -> to.append("&lt;");
                case '>' -> to.append("&gt;");
                case '"' -> to.append("&quot;");
                case '\r' -> to.append("&#13;");
                default -> to.append(c);
            }
        }
    }

    /** The text as the value of an attribute in double quotes, whose white space a parser must not fold. */
    public static String attribute(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        escape(text, escaped);
        return escaped.toString().replace("\n", "&#10;").replace("\t", "&#9;");
    }
}
