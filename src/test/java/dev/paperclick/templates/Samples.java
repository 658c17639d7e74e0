package dev.paperclick.templates;

import static dev.paperclick.templates.Contents.fields;
import static dev.paperclick.templates.Contents.items;
import static dev.paperclick.templates.Contents.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All templates of ours, and what they are filled with. */
final class Samples {

    private Samples() {}

    static List<Sample> all() {
        List<Sample> all = new ArrayList<>();
        all.addAll(PoiSamples.all());
        all.addAll(WordSamples.all());
        all.addAll(OtherSamples.all());
        all.addAll(LibreOfficeSamples.all());
        return all;
    }

    /** A candidate and a vacancy with everything, with next to nothing, and with all that is awkward in XML. */
    static Map<String, Value.Fields> contents() {
        Map<String, Value.Fields> contents = new LinkedHashMap<>();
        contents.put("plain", plain());
        contents.put("sparse", fields("full_name", "Ada", "work", items(), "skills", items("Java")));
        contents.put("awkward", awkward());
        return contents;
    }

    static Value.Fields plain() {
        return fields(
                "full_name", "Ada Lovelace",
                "email", "ada@example.com",
                "phone", "+1-403-555-0199",
                "company", "Acme",
                "title", "Engineer",
                "salutation", "Mr Babbage",
                "date", "21 November 2026",
                "body_paragraphs", items("First of all.", "Then again."),
                "skills", items("Java", "SQL", "Bernoulli numbers"),
                "calendly_url", link("https://go.example.com/track/lt_calendly_0123456789abcdefghijkl?d=c"),
                "linkedin_url", link("https://go.example.com/track/lt_linkedin_0123456789abcdefghijkl?d=r&x=1"),
                "portfolio_url", "https://ada.example.com/work?a=1&b=2#top",
                "work",
                        items(
                                fields(
                                        "name", "Analytical Engines",
                                        "position", "Programmer",
                                        "url", "https://engines.example",
                                        "summary", "Wrote the first program.",
                                        "highlights", items("Note G", "Loops")),
                                fields(
                                        "name", "Royal Society",
                                        "position", "Translator",
                                        "url", "https://royal.example/a",
                                        "highlights", items())),
                "address", fields("city", "London", "country", fields("code", "GB")));
    }

    private static Value.Fields awkward() {
        return fields(
                "full_name", "Åsa <b>&amp; \"Zoë\"</b> O'Neil\u202E ]]>",
                "email", "asa+x@example.com",
                "phone", "+46 8 123",
                "company", "Smith & Søn\u0000\u0001\uFFFE\uD800 {{title}} ${x} <%= 1 %>",
                "title", "日本語 😀 \uDBFF שלום e\u0301",
                "salutation", "  two  spaces  ",
                "closing_paragraph", "one\r\ntwo\nthree\tfour\rfive\u2028six",
                "body_paragraphs", items("", "{{#work}}", "a\tb\nc", "}}{{", "last"),
                "skills", items("C#", "{{.}}", "{{/skills}}", "\u0007"),
                "calendly_url", link(""),
                "linkedin_url", "javascript:alert(1)",
                "portfolio_url", "mailto:asa@example.com",
                "work",
                        items(
                                fields("name", "", "position", "\\x", "url", "https://x.example/?q=%20&r=;"),
                                fields("name", "N&M", "position", "<w:p/>", "highlights", items("&#x41;")),
                                fields("name", "{{name}}", "position", "\u2029", "url", "\\\\host\\share")));
    }
}
