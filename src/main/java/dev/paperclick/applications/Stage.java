package dev.paperclick.applications;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** How far an application has come, in the order in which people come to it. */
public enum Stage {
    SAVED("wishlist", "bookmarked"),
    APPLIED("submitted"),
    SCREENING("phone", "screen", "phone screen"),
    INTERVIEW("interviewing", "onsite", "final"),
    OFFER(),
    ACCEPTED(),
    REJECTED("declined", "closed"),
    NO_RESPONSE("ghosted"),
    WITHDRAWN(),
    ARCHIVED();

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private static final Map<String, Stage> BY_WORD = Arrays.stream(values())
            .flatMap(stage -> stage.words().stream().map(word -> Map.entry(word, stage)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> otherWords;

    Stage(String... otherWords) {
        this.otherWords = List.of(otherWords);
    }

    /** The word as it is stored: {@code no response}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The stage that a list means by the word; an unknown word is kept as text by the caller, never dropped. */
    public static Optional<Stage> of(String word) {
        return Optional.ofNullable(
                BY_WORD.get(word.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ")));
    }

    /** The word of a cell; Teal writes the stage as a JSON object with a {@code name}. */
    static String plain(String cell) {
        if (!cell.startsWith("{")) {
            return cell;
        }
        try {
            return MAPPER.readTree(cell).path("name").asString(cell);
        } catch (JacksonException e) {
            return cell;
        }
    }

    /**
     * Whether an application goes forward when it comes from the earlier stage to this one. What has ended can only be
     * archived; but an answer that comes late ends the silence.
     */
    boolean mayFollow(Stage earlier) {
        return switch (earlier) {
            case SAVED, APPLIED, SCREENING, INTERVIEW, OFFER -> compareTo(earlier) > 0;
            case NO_RESPONSE -> compareTo(APPLIED) > 0 && this != NO_RESPONSE;
            case ACCEPTED, REJECTED, WITHDRAWN -> this == ARCHIVED;
            case ARCHIVED -> false;
        };
    }

    /** Whether something may still come of an application at this stage. */
    public boolean isOpen() {
        return compareTo(OFFER) <= 0 || this == NO_RESPONSE;
    }

    private List<String> words() {
        List<String> words = new ArrayList<>(otherWords);
        words.add(word());
        return words;
    }
}
