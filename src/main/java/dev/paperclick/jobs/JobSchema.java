package dev.paperclick.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a definition may say, as a JSON Schema, so that editors complete and check it while it is written. */
@Component
public class JobSchema {

    private final JobCatalogue catalogue;

    JobSchema(JobCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The schema as a document that ends with a line break. */
    public String json() {
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(schema())
                        .replace("\r\n", "\n")
                + "\n";
    }

    private Map<String, Object> schema() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("name", pattern("the word that commands take", DefinitionReader.NAME));
        keys.put("job", Map.of("enum", catalogue.names()));
        keys.put("schedule", described("string", "cron of five or six fields; absent: only by hand"));
        keys.put("zone", described("string", "a time zone such as America/Edmonton; absent: that of the computer"));
        keys.put("parameters", Map.of("type", "object"));
        keys.put("on-failure", onFailure());
        Map<String, Object> schema = object(keys);
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "A definition in jobs/");
        root.putAll(schema);
        root.put("required", List.of("name", "job"));
        List<Object> cases = new ArrayList<>();
        catalogue.all().forEach(job -> cases.add(parametersOf(job)));
        root.put("allOf", cases);
        return root;
    }

    private static Map<String, Object> onFailure() {
        Map<String, Object> keys = new LinkedHashMap<>();
        Map<String, Object> retries = new LinkedHashMap<>();
        retries.put("type", "integer");
        retries.put("minimum", 0);
        retries.put("maximum", DefinitionReader.MOST_RETRIES);
        keys.put("retries", retries);
        keys.put(
                "backoff",
                pattern("before the first retry; twice as long before each further one", DefinitionReader.BACKOFF));
        return object(keys);
    }

    private static Map<String, Object> parametersOf(ScheduledJob job) {
        Map<String, Object> keys = new LinkedHashMap<>();
        job.parameters().forEach(rule -> keys.put(rule.name(), value(rule)));
        Map<String, Object> parameters = object(keys);
        parameters.put("description", job.description());
        Map<String, Object> condition = new LinkedHashMap<>();
        condition.put("properties", Map.of("job", Map.of("const", job.name())));
        condition.put("required", List.of("job"));
        Map<String, Object> branch = new LinkedHashMap<>();
        branch.put("if", condition);
        branch.put("then", Map.of("properties", Map.of("parameters", parameters)));
        return branch;
    }

    private static Map<String, Object> value(ParameterRule rule) {
        Map<String, Object> value = described(
                switch (rule.kind()) {
                    case NUMBER -> "integer";
                    case FLAG -> "boolean";
                    case LIST -> "array";
                    default -> "string";
                },
                rule.description());
        if (rule.kind() == ParameterRule.Kind.NUMBER) {
            value.put("minimum", rule.least());
            value.put("maximum", rule.most());
        }
        if (rule.kind() == ParameterRule.Kind.LIST) {
            value.put("minItems", 1);
            value.put("items", rule.choices().isEmpty() ? Map.of("type", "string") : Map.of("enum", rule.choices()));
        } else if (!rule.choices().isEmpty()) {
            value.put("enum", rule.choices());
        }
        return value;
    }

    private static Map<String, Object> described(String type, String description) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("type", type);
        value.put("description", description);
        return value;
    }

    private static Map<String, Object> pattern(String description, String pattern) {
        Map<String, Object> value = described("string", description);
        value.put("pattern", "^" + pattern + "$");
        return value;
    }

    private static Map<String, Object> object(Map<String, Object> keys) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("additionalProperties", false);
        object.put("properties", keys);
        return object;
    }
}
