package dev.paperclick.templates;

import static dev.paperclick.templates.Contents.fields;
import static dev.paperclick.templates.Contents.items;
import static dev.paperclick.templates.Docx.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paperclick.platform.UserProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The cases of the Mustache specification (github.com/mustache/spec, 1.4) that make sense in Word, under their names
 * there. A line there is a paragraph here; false, null and nothing are a blank value; values are always escaped.
 */
class MustacheSpecificationTests {

    private static final Value NOTHING = fields();

    @TempDir
    Path folder;

    static Stream<Arguments> interpolation() {
        Value.Fields chain = fields("a", fields("b", fields("c", fields("d", fields("e", fields("name", "Phil"))))));
        return Stream.of(
                of("No Interpolation", fields(), "Hello from {Mustache}!", "Hello from {Mustache}!"),
                of("Basic Interpolation", fields("subject", "world"), "Hello, {{subject}}!", "Hello, world!"),
                of(
                        "No Re-interpolation",
                        fields("t", "{{planet}}", "planet", "Earth"),
                        "{{t}}: {{planet}}",
                        "{{planet}}: Earth"),
                of("HTML Escaping", fields("f", "& \" < >"), "{{f}}", "& \" < >"),
                of("Triple Mustache", fields("f", "& \" < >"), "{{{f}}}", "& \" < >"),
                of("Ampersand", fields("f", "& \" < >"), "{{&f}}", "& \" < >"),
                of(
                        "Basic Integer Interpolation",
                        fields("mph", "85"),
                        "\"{{mph}} miles an hour!\"",
                        "\"85 miles an hour!\""),
                of("Basic Context Miss Interpolation", fields(), "I ({{cannot}}) be seen!", "I () be seen!"),
                of("Triple Mustache Context Miss", fields(), "I ({{{cannot}}}) be seen!", "I () be seen!"),
                of(
                        "Dotted Names - Basic Interpolation",
                        fields("person", fields("name", "Joe")),
                        "\"{{person.name}}\" == \"{{#person}}{{name}}{{/person}}\"",
                        "\"Joe\" == \"Joe\""),
                of(
                        "Dotted Names - Arbitrary Depth",
                        chain,
                        "\"{{a.b.c.d.e.name}}\" == \"Phil\"",
                        "\"Phil\" == \"Phil\""),
                of("Dotted Names - Broken Chains", fields("a", NOTHING), "\"{{a.b.c}}\" == \"\"", "\"\" == \"\""),
                of(
                        "Dotted Names - Broken Chain Resolution",
                        fields("a", fields("b", NOTHING), "c", fields("name", "Jim")),
                        "\"{{a.b.c.name}}\" == \"\"",
                        "\"\" == \"\""),
                of(
                        "Dotted Names - Initial Resolution",
                        fields(
                                "a",
                                fields("b", fields("c", fields("name", "Phil"))),
                                "b",
                                fields("c", fields("name", "Wrong"))),
                        "\"{{#a}}{{b.c.name}}{{/a}}\"",
                        "\"Phil\""),
                of(
                        "Dotted Names - Context Precedence",
                        fields("a", fields("b", NOTHING), "b", fields("c", "ERROR")),
                        "{{#a}}{{b.c}}{{/a}}",
                        ""),
                of("Ampersand Context Miss", fields(), "I ({{&cannot}}) be seen!", "I () be seen!"),
                of("Null Interpolation", fields("cannot", ""), "I ({{cannot}}) be seen!", "I () be seen!"),
                of(
                        "Basic Decimal Interpolation",
                        fields("power", "1.210"),
                        "{{{power}}} jiggawatts",
                        "1.210 jiggawatts"),
                of("Implicit Iterators - Triple Mustache", fields("x", "\" < >"), "{{#x}}{{{.}}}{{/x}}", "\" < >"),
                of("Implicit Iterators - Ampersand", fields("x", "\" < >"), "{{#x}}{{&.}}{{/x}}", "\" < >"),
                of("Triple Mustache - Standalone", fields("s", "---"), "  {{{s}}}", "  ---"),
                of("Dotted Names - Triple Mustache", fields("a", fields("b", "x")), "{{{a.b}}} {{&a.b}}", "x x"),
                of("Default for a missing value", fields(), "{{cannot|Sir or Madam}},", "Sir or Madam,"),
                of("Default for a blank value", fields("cannot", " "), "{{ cannot | Sir }}", "Sir"),
                of("Default for an empty list", fields("list", items()), "{{list|none}}", "none"),
                of("Default beside a value", fields("a", "b"), "{{{a|none}}}{{&a|none}}", "bb"),
                of(
                        "Default inside of a section",
                        fields("list", items(fields("u", "1"), fields("u", ""))),
                        "{{#list}}{{u|-}};{{/list}}",
                        "1;-;"),
                of("Default for a blank item", fields("list", items("a", "")), "{{#list}}{{.|-}};{{/list}}", "a;-;"),
                of("Dotted Names are never single keys", fields("a.b", "c"), "{{a.b}}", ""),
                of(
                        "Implicit Iterators - Basic Interpolation",
                        fields("x", "world"),
                        "Hello, {{#x}}{{.}}{{/x}}!",
                        "Hello, world!"),
                of("Interpolation - Surrounding Whitespace", fields("s", "---"), "| {{s}} |", "| --- |"),
                of("Interpolation - Standalone", fields("s", "---"), "  {{s}}", "  ---"),
                of("Interpolation With Padding", fields("s", "---"), "|{{ s }}|", "|---|"),
                of("Triple Mustache With Padding", fields("s", "---"), "|{{{ s }}}|", "|---|"),
                of("Ampersand With Padding", fields("s", "---"), "|{{& s }}|", "|---|"));
    }

    static Stream<Arguments> sections() {
        Value.Fields yes = fields("b", "true");
        Value.Fields no = fields("b", "");
        Value.Fields letters = fields("list", items("a", "b", "c", "d", "e"));
        return Stream.of(
                of("Truthy", yes, "\"{{#b}}This should be rendered.{{/b}}\"", "\"This should be rendered.\""),
                of("Falsey", no, "\"{{#b}}This should not be rendered.{{/b}}\"", "\"\""),
                of("Null is falsey", fields(), "\"{{#b}}This should not be rendered.{{/b}}\"", "\"\""),
                of(
                        "Context",
                        fields("context", fields("name", "Joe")),
                        "\"{{#context}}Hi {{name}}.{{/context}}\"",
                        "\"Hi Joe.\""),
                of(
                        "Parent contexts",
                        fields("a", "foo", "b", "wrong", "sec", fields("b", "bar"), "c", fields("d", "baz")),
                        "\"{{#sec}}{{a}}, {{b}}, {{c.d}}{{/sec}}\"",
                        "\"foo, bar, baz\""),
                of("Variable test", fields("foo", "bar"), "\"{{#foo}}{{.}} is {{foo}}{{/foo}}\"", "\"bar is bar\""),
                of(
                        "List Contexts",
                        fields(
                                "tops",
                                items(fields(
                                        "tname",
                                        fields("upper", "A", "lower", "a"),
                                        "middles",
                                        items(fields(
                                                "mname",
                                                "1",
                                                "bottoms",
                                                items(fields("bname", "x"), fields("bname", "y"))))))),
                        "{{#tops}}{{#middles}}{{tname.lower}}{{mname}}.{{#bottoms}}{{tname.upper}}{{mname}}{{bname}}.{{/bottoms}}{{/middles}}{{/tops}}",
                        "a1.A1x.A1y."),
                of(
                        "Deeply Nested Contexts",
                        fields(
                                "a",
                                fields("one", "1"),
                                "b",
                                fields("two", "2"),
                                "c",
                                fields("three", "3", "d", fields("four", "4"))),
                        """
                        {{#a}}
                        {{one}}
                        {{#b}}
                        {{one}}{{two}}{{one}}
                        {{#c}}
                        {{one}}{{two}}{{three}}{{two}}{{one}}
                        {{#d}}
                        {{one}}{{two}}{{three}}{{four}}{{three}}{{two}}{{one}}
                        {{/d}}
                        {{/c}}
                        {{one}}{{two}}{{one}}
                        {{/b}}
                        {{one}}
                        {{/a}}""",
                        "1\n121\n12321\n1234321\n121\n1"),
                of(
                        "List",
                        fields("list", items(fields("item", "1"), fields("item", "2"), fields("item", "3"))),
                        "\"{{#list}}{{item}}{{/list}}\"",
                        "\"123\""),
                of("Empty List", fields("list", items()), "\"{{#list}}Yay lists!{{/list}}\"", "\"\""),
                of(
                        "Doubled",
                        fields("b", "true", "two", "second"),
                        "{{#b}}\n* first\n{{/b}}\n* {{two}}\n{{#b}}\n* third\n{{/b}}",
                        "* first\n* second\n* third"),
                of("Nested (Truthy)", yes, "| A {{#b}}B {{#b}}C{{/b}} D{{/b}} E |", "| A B C D E |"),
                of("Nested (Falsey)", no, "| A {{#b}}B {{#b}}C{{/b}} D{{/b}} E |", "| A  E |"),
                of("Context Misses", fields(), "[{{#missing}}Found key 'missing'!{{/missing}}]", "[]"),
                of("Implicit Iterator - String", letters, "\"{{#list}}({{.}}){{/list}}\"", "\"(a)(b)(c)(d)(e)\""),
                of(
                        "Implicit Iterator - Array",
                        fields("list", items(items("1", "2", "3"), items("a", "b", "c"))),
                        "\"{{#list}}({{#.}}{{.}}{{/.}}){{/list}}\"",
                        "\"(123)(abc)\""),
                of(
                        "Implicit Iterator - Nested Array",
                        fields("list", items(items(items("1", "2"), items("3")), items(items("a")))),
                        "{{#list}}[{{#.}}({{#.}}{{.}}{{/.}}){{/.}}]{{/list}}",
                        "[(12)(3)][(a)]"),
                of(
                        "Implicit Iterator - Blank items",
                        fields("list", items("a", "", "c")),
                        "{{#list}}({{.}}){{/list}}",
                        "(a)()(c)"),
                of(
                        "Implicit Iterator - Objects",
                        fields("list", items(fields("v", "1"), fields("v", "2"))),
                        "{{#list}}{{#.}}{{v}};{{/.}}{{/list}}",
                        "1;2;"),
                of(
                        "Dotted Names - Truthy",
                        fields("a", fields("b", fields("c", "true"))),
                        "\"{{#a.b.c}}Here{{/a.b.c}}\"",
                        "\"Here\""),
                of(
                        "Dotted Names - Falsey",
                        fields("a", fields("b", fields("c", ""))),
                        "\"{{#a.b.c}}Here{{/a.b.c}}\"",
                        "\"\""),
                of("Dotted Names - Broken Chains", fields("a", NOTHING), "\"{{#a.b.c}}Here{{/a.b.c}}\"", "\"\""),
                of(
                        "Dotted Names - List",
                        fields("a", fields("b", items("x", "y"))),
                        "{{#a.b}}<{{.}}>{{/a.b}}",
                        "<x><y>"),
                of("Surrounding Whitespace", yes, " | {{#b}}\t|\t{{/b}} | ", " | \t|\t | "),
                of("Internal Whitespace", yes, " | {{#b}} {{! Important Whitespace }} {{/b}} | ", " |    | "),
                of("Indented Inline Sections", yes, " {{#b}}YES{{/b}}\n {{#b}}GOOD{{/b}}", " YES\n GOOD"),
                of("Standalone Lines", yes, "| This Is\n{{#b}}\n|\n{{/b}}\n| A Line", "| This Is\n|\n| A Line"),
                of(
                        "Indented Standalone Lines",
                        yes,
                        "| This Is\n  {{#b}}\n|\n  {{/b}}\n| A Line",
                        "| This Is\n|\n| A Line"),
                of("Standalone Line Endings", no, "|\n{{#b}}\n{{/b}}\n|", "|\n|"),
                of("Standalone Without Previous Line", yes, "  {{#b}}\n#{{/b}}\n/", "#\n/"),
                of("Standalone Without Newline", yes, "#{{#b}}\n/\n  {{/b}}", "#\n/"),
                of("Two standalone tags in one line", yes, "a\n{{#b}} {{#b}}\nx\n{{/b}}{{/b}}\nz", "a\nx\nz"),
                of("Padding", yes, "|{{# b }}={{/ b }}|", "|=|"));
    }

    static Stream<Arguments> inverted() {
        Value.Fields yes = fields("b", "true");
        Value.Fields no = fields("b", "");
        return Stream.of(
                of("Falsey", no, "\"{{^b}}This should be rendered.{{/b}}\"", "\"This should be rendered.\""),
                of("Truthy", yes, "\"{{^b}}This should not be rendered.{{/b}}\"", "\"\""),
                of(
                        "Null is falsey",
                        fields(),
                        "\"{{^b}}This should be rendered.{{/b}}\"",
                        "\"This should be rendered.\""),
                of(
                        "Context",
                        fields("context", fields("name", "Joe")),
                        "\"{{^context}}Hi {{name}}.{{/context}}\"",
                        "\"\""),
                of("List", fields("list", items(fields("n", "1"))), "\"{{^list}}{{n}}{{/list}}\"", "\"\""),
                of("Empty List", fields("list", items()), "\"{{^list}}Yay lists!{{/list}}\"", "\"Yay lists!\""),
                of(
                        "Doubled",
                        fields("b", "", "two", "second"),
                        "{{^b}}\n* first\n{{/b}}\n* {{two}}\n{{^b}}\n* third\n{{/b}}",
                        "* first\n* second\n* third"),
                of("Nested (Falsey)", no, "| A {{^b}}B {{^b}}C{{/b}} D{{/b}} E |", "| A B C D E |"),
                of("Nested (Truthy)", yes, "| A {{^b}}B {{^b}}C{{/b}} D{{/b}} E |", "| A  E |"),
                of(
                        "Context Misses",
                        fields(),
                        "[{{^missing}}Cannot find key 'missing'!{{/missing}}]",
                        "[Cannot find key 'missing'!]"),
                of("Dotted Names - Truthy", fields("a", fields("b", "true")), "\"{{^a.b}}Not Here{{/a.b}}\"", "\"\""),
                of(
                        "Dotted Names - Falsey",
                        fields("a", fields("b", "")),
                        "\"{{^a.b}}Not Here{{/a.b}}\"",
                        "\"Not Here\""),
                of(
                        "Dotted Names - Broken Chains",
                        fields("a", NOTHING),
                        "\"{{^a.b.c}}Not Here{{/a.b.c}}\"",
                        "\"Not Here\""),
                of(
                        "Section and its opposite",
                        fields("list", items("x", "y")),
                        "{{#list}}{{.}}{{/list}}{{^list}}none{{/list}}",
                        "xy"),
                of(
                        "Inside of an item",
                        fields("list", items(fields("u", "1"), fields("u", ""))),
                        "{{#list}}{{#u}}{{u}}{{/u}}{{^u}}-{{/u}};{{/list}}",
                        "1;-;"),
                of("Surrounding Whitespace", no, " | {{^b}}\t|\t{{/b}} | ", " | \t|\t | "),
                of("Standalone Lines", no, "| This Is\n{{^b}}\n|\n{{/b}}\n| A Line", "| This Is\n|\n| A Line"),
                of(
                        "Standalone Indented Lines",
                        no,
                        "| This Is\n  {{^b}}\n|\n  {{/b}}\n| A Line",
                        "| This Is\n|\n| A Line"),
                of("Standalone Without Previous Line", no, "  {{^b}}\n^{{/b}}\n/", "^\n/"),
                of("Standalone Without Newline", no, "^{{^b}}\n/\n  {{/b}}", "^\n/"),
                of("Padding", no, "|{{^ b }}={{/ b }}|", "|=|"));
    }

    static Stream<Arguments> comments() {
        return Stream.of(
                of("Inline", fields(), "12345{{! Comment Block! }}67890", "1234567890"),
                of("Standalone", fields(), "Begin.\n{{! Comment Block! }}\nEnd.", "Begin.\nEnd."),
                of("Indented Standalone", fields(), "Begin.\n  {{! Indented Comment Block! }}\nEnd.", "Begin.\nEnd."),
                of("Standalone Without Previous Line", fields(), "  {{! I'm Still Standalone }}\n!", "!"),
                of("Standalone Without Newline", fields(), "!\n  {{! I'm Still Standalone }}", "!"),
                of("Indented Inline", fields(), "  12 {{! 34 }}", "  12 "),
                of("Surrounding Whitespace", fields(), "12345 {{! Comment Block! }} 67890", "12345  67890"),
                of(
                        "Variable Name Collision",
                        fields("! comment", "1", "comment", "2"),
                        "comments never show: >{{! comment }}<",
                        "comments never show: ><"),
                of("Tags in comments", fields("a", "x"), "{{! {{a}} b", " b"),
                of("Sections in comments", fields(), "1{{! #a }}2{{! /b }}3", "123"));
    }

    private static Arguments of(String name, Value.Fields data, String template, String expected) {
        return Arguments.of(name, data, template, expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"interpolation", "sections", "inverted", "comments"})
    void rendersAsTheSpecificationSays(String name, Value.Fields data, String template, String expected) {
        List<String> rendered = Rendered.of(
                        Docx.of(lines(escaped(template).split("\n", -1))).write(folder), data)
                .paragraphs();

        assertThat(String.join("\n", rendered)).as(name).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"interpolation", "sections", "inverted", "comments"})
    void softReturnsDivideLinesLikeParagraphs(String name, Value.Fields data, String template, String expected) {
        String body = lines(escaped(template)).replace("\n", "</w:t><w:br/><w:t xml:space=\"preserve\">");

        List<String> rendered = Rendered.of(Docx.of(body).write(folder), data).paragraphs();

        assertThat(rendered).as(name).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{{>header}}", "{{> *dynamic}}", "{{<parent}}{{/parent}}", "{{$block}}x{{/block}}", "{{=<% %>=}}"
            })
    void whatHasNoPlaceInWordIsRefusedInWords(String template) {
        Path file = Docx.of(lines(escaped(template))).write(folder);

        List<String> sentences = catchThrowableOfType(UserProblem.class, () -> CompiledTemplate.compile(file))
                .sentences();

        assertThat(sentences.get(0))
                .startsWith("template.docx, the body, in “" + template + "”: " + template.substring(0, 3))
                .containsPattern("not supported; (copy|use|write)");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
