package dev.paperclick.candidates;

import dev.paperclick.platform.FileReason;
import dev.paperclick.platform.Sha256;
import dev.paperclick.platform.UserProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A candidate's file in the JSON Resume format (jsonresume.org, schema 1.0.0).
 *
 * <p>LinkedIn and Calendly come from {@code basics.profiles}, the portfolio from {@code basics.url}. The whole document
 * is kept: templates reach every part of it.
 */
public final class JsonResume {

    private static final long MAX_BYTES = 1_000_000;

    /** The schema's lists; templates loop over them. */
    public static final List<String> LISTS = List.of(
            "work",
            "volunteer",
            "education",
            "awards",
            "certificates",
            "publications",
            "skills",
            "languages",
            "interests",
            "references",
            "projects");

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(50).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private final Path file;
    private final List<String> problems = new ArrayList<>();

    private JsonResume(Path file) {
        this.file = file;
    }

    /**
     * Reads a candidate.
     *
     * @param userId the id to give the candidate; null makes one of the name
     * @throws UserProblem with every mistake of the file
     */
    public static Candidate read(Path file, @Nullable String userId) {
        return new JsonResume(file).read(userId);
    }

    /** The candidate of a file that may be missing or wrong; for asking without troubling anybody. */
    public static Optional<Candidate> peek(Path file) {
        try {
            return Optional.of(read(file, null));
        } catch (UserProblem e) {
            return Optional.empty();
        }
    }

    private Candidate read(@Nullable String userId) {
        byte[] bytes = bytes();
        JsonNode root = parse(bytes);
        if (!(root instanceof ObjectNode resume)) {
            throw UserProblem.inInput(file + ": is not a JSON object; see jsonresume.org/schema for the format.");
        }
        for (String list : LISTS) {
            if (resume.hasNonNull(list) && !resume.get(list).isArray()) {
                problems.add(file + ": '" + list + "' must be a list, like \"" + list + "\": [ … ].");
            }
        }
        JsonNode basics = resume.path("basics");
        String name = text(basics, "name");
        if (name == null) {
            problems.add(file + ": basics.name is missing; put the candidate's full name there.");
        }
        String portfolio = address("basics.url", text(basics, "url"));
        String linkedIn = profile(basics, "LinkedIn", "https://www.linkedin.com/in/");
        String calendly = profile(basics, "Calendly", "https://calendly.com/");
        if (name == null || !problems.isEmpty()) {
            throw UserProblem.inInput(problems);
        }
        String id = userId == null ? idOf(name) : userId;
        return new Candidate(
                id,
                name,
                text(basics, "email"),
                text(basics, "phone"),
                calendly,
                linkedIn,
                portfolio,
                null,
                resume,
                Sha256.hex(bytes));
    }

    private byte[] bytes() {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw UserProblem.inInput(file + ": is larger than 1 MB; a JSON Resume has text only, no pictures.");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw UserProblem.inInput(
                    Files.exists(file)
                            ? file + ": cannot be read (" + FileReason.of(e) + "); check its permissions."
                            : file + ": no such file; give the path of a JSON Resume.");
        }
    }

    private JsonNode parse(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return MAPPER.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw UserProblem.inInput(file + ": is not UTF-8 text; save it with encoding UTF-8.");
        } catch (JacksonException e) {
            var place = e.getLocation();
            throw UserProblem.inInput(
                    file + (place == null ? "" : ", line " + place.getLineNr() + ", column " + place.getColumnNr())
                            + ": is not valid JSON: "
                            + e.getOriginalMessage().lines().findFirst().orElse("") + ".");
        }
    }

    private @Nullable String profile(JsonNode basics, String network, String prefix) {
        int index = 0;
        for (JsonNode profile : basics.path("profiles")) {
            String place = "basics.profiles[" + index++ + "].url";
            if (network.equalsIgnoreCase(text(profile, "network"))) {
                String url = text(profile, "url");
                String username = text(profile, "username");
                if (url != null || username != null) {
                    return address(place, url != null ? url : prefix + username);
                }
            }
        }
        return null;
    }

    private @Nullable String address(String place, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return WebAddress.parse(text).orElseGet(() -> {
            problems.add(
                    file + ": " + place + " '" + text + "' is not a web address; write it like https://example.com.");
            return null;
        });
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        String text = value.isString() ? value.stringValue().strip() : "";
        return text.isEmpty() ? null : text;
    }

    /** {@code Zoë Müller-Ng} becomes {@code zoe_muller_ng}. */
    private static String idOf(String name) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        String id = ascii.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
        if (id.isEmpty()) {
            return "candidate_"
                    + Sha256.hex(name.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
        }
        return id.substring(0, Math.min(id.length(), 100));
    }
}
