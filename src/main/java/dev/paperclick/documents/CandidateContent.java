package dev.paperclick.documents;

import dev.paperclick.candidates.Candidate;
import dev.paperclick.candidates.JsonResume;
import dev.paperclick.templates.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A candidate's profile as templates see it: every part of the JSON Resume under its own name, the columns of the store
 * under theirs, and what a template cannot compute (periods, one address per profile).
 *
 * <p>Made once per candidate and shared by all documents; immutable.
 */
final class CandidateContent {

    /**
     * Names of the JSON Resume schema inside the items of its lists. An item has all of them, blank when the resume
     * does not say, since a missing name would be looked up outside: a job without its own url must not show the
     * candidate's.
     */
    private static final List<String> ITEM_NAMES = List.of(
            "name",
            "position",
            "url",
            "startDate",
            "endDate",
            "summary",
            "highlights",
            "location",
            "description",
            "organization",
            "institution",
            "area",
            "studyType",
            "score",
            "courses",
            "title",
            "date",
            "awarder",
            "issuer",
            "publisher",
            "releaseDate",
            "website",
            "level",
            "keywords",
            "language",
            "fluency",
            "reference",
            "entity",
            "type",
            "roles",
            "period");

    private static final Value.Text BLANK = new Value.Text("");

    private final Map<String, Value> values;
    private final Value.Fields fields;
    private final Map<String, String> addresses;

    private CandidateContent(Map<String, Value> values, Map<String, String> addresses) {
        this.values = values;
        this.fields = new Value.Fields(values, "");
        this.addresses = addresses;
    }

    static CandidateContent of(Candidate candidate) {
        Map<String, Value> values = new LinkedHashMap<>();
        JsonNode basics = candidate.resume().path("basics");
        candidate.resume().properties().forEach(part -> values.put(part.getKey(), value(part.getValue())));
        basics.properties().forEach(part -> {
            if (!part.getValue().isContainer()) {
                values.put(part.getKey(), value(part.getValue()));
            }
        });
        for (String list : JsonResume.LISTS) {
            values.put(
                    "has_" + list, new Value.Text(candidate.resume().path(list).isEmpty() ? "" : "yes"));
        }
        values.put("name", new Value.Text(candidate.fullName()));
        values.put("full_name", new Value.Text(candidate.fullName()));
        putText(values, "email", candidate.email());
        putText(values, "phone", candidate.phone());
        return new CandidateContent(Map.copyOf(values), addresses(candidate, basics));
    }

    /** Values by name, without the addresses. */
    Map<String, Value> values() {
        return values;
    }

    /** The same, ready for templates. */
    Value.Fields fields() {
        return fields;
    }

    /** Original addresses by the variable that stands for them: {@code calendly_url} and one for each profile. */
    Map<String, String> addresses() {
        return addresses;
    }

    /** A short list as {@code Analytics: GA4, Looker}: a name, and keywords when a colon follows. */
    static Value.Fields skill(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text.strip() : text.substring(0, colon).strip();
        List<Value> keywords = new ArrayList<>();
        if (colon >= 0) {
            for (String keyword : text.substring(colon + 1).split(",", -1)) {
                if (!keyword.isBlank()) {
                    keywords.add(new Value.Text(keyword.strip()));
                }
            }
        }
        Map<String, Value> item = blankItem();
        item.put("name", new Value.Text(name));
        item.put("keywords", new Value.Items(keywords));
        return new Value.Fields(item, text.strip());
    }

    /** All of it as templates see it, with the addresses untracked. */
    Value.Fields everything() {
        Map<String, Value> all = new LinkedHashMap<>(values);
        addresses.forEach((name, address) -> all.put(name, new Value.Link(address)));
        return new Value.Fields(all, "");
    }

    /** Every name of this profile, of whatever depth. */
    Set<String> names() {
        Set<String> names = new TreeSet<>(addresses.keySet());
        collectNames(fields, names);
        return names;
    }

    private static void collectNames(Value value, Set<String> names) {
        if (value instanceof Value.Fields fields) {
            names.addAll(fields.values().keySet());
            fields.values().values().forEach(inside -> collectNames(inside, names));
        } else if (value instanceof Value.Items items) {
            items.values().forEach(item -> collectNames(item, names));
        }
    }

    /** Addresses that the store has a column for. */
    static Set<String> addressNames() {
        return Set.of("calendly_url", "linkedin_url", "portfolio_url");
    }

    /** The lists whose items have names. */
    static List<String> listNames() {
        return JsonResume.LISTS;
    }

    /** Names that each item of a list has. */
    static List<String> itemNames() {
        return ITEM_NAMES;
    }

    /** Every name that templates may use for any candidate, said or not. */
    static Set<String> schemaNames() {
        Set<String> names = new TreeSet<>(ITEM_NAMES);
        names.addAll(List.of(
                "full_name",
                "label",
                "image",
                "email",
                "phone",
                "basics",
                "city",
                "region",
                "countryCode",
                "address",
                "postalCode",
                "profiles",
                "network",
                "username",
                "meta"));
        for (String list : JsonResume.LISTS) {
            names.add(list);
            names.add("has_" + list);
        }
        return names;
    }

    private static Map<String, String> addresses(Candidate candidate, JsonNode basics) {
        Map<String, String> addresses = new LinkedHashMap<>();
        for (JsonNode profile : basics.path("profiles")) {
            String network = profile.path("network")
                    .asString("")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9]+", "_");
            String url = profile.path("url").asString("");
            if (!network.isEmpty() && !url.isEmpty()) {
                addresses.put(network + "_url", url);
            }
        }
        put(addresses, "calendly_url", candidate.calendlyUrl());
        put(addresses, "linkedin_url", candidate.linkedinUrl());
        put(addresses, "portfolio_url", candidate.portfolioUrl());
        return Map.copyOf(addresses);
    }

    private static void put(Map<String, String> addresses, String name, @Nullable String address) {
        if (address == null) {
            addresses.remove(name);
        } else {
            addresses.put(name, address);
        }
    }

    private static void putText(Map<String, Value> values, String name, @Nullable String text) {
        values.put(name, new Value.Text(text == null ? "" : text));
    }

    private static Value value(JsonNode node) {
        if (node.isArray()) {
            List<Value> items = new ArrayList<>();
            node.forEach(item -> items.add(item.isObject() ? item(item) : value(item)));
            return new Value.Items(items);
        }
        if (node.isObject()) {
            Map<String, Value> fields = new LinkedHashMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), value(field.getValue())));
            return new Value.Fields(fields, "");
        }
        return node.isBoolean()
                ? new Value.Text(node.booleanValue() ? "true" : "")
                : new Value.Text(node.isNull() ? "" : node.asString());
    }

    private static Value.Fields item(JsonNode node) {
        Map<String, Value> item = blankItem();
        node.properties().forEach(field -> item.put(field.getKey(), value(field.getValue())));
        String start = node.path("startDate").asString("");
        String end = node.path("endDate").asString("");
        item.put("period", new Value.Text(ProfileDates.period(start, end)));
        return new Value.Fields(item, self(node));
    }

    /** What the item prints where a template puts it as a whole. */
    private static String self(JsonNode node) {
        String name = node.path("name").asString(node.path("language").asString(""));
        List<String> keywords = new ArrayList<>();
        node.path("keywords").forEach(keyword -> keywords.add(keyword.asString("")));
        return keywords.isEmpty() ? name : name + ": " + String.join(", ", keywords);
    }

    private static Map<String, Value> blankItem() {
        Map<String, Value> item = new LinkedHashMap<>();
        ITEM_NAMES.forEach(name -> item.put(name, BLANK));
        return item;
    }
}
