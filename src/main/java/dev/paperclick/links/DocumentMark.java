package dev.paperclick.links;

import java.util.Optional;

/** Which document of a pair a tracked address stands in, as the address itself says: {@code ?d=r} or {@code ?d=c}. */
public enum DocumentMark {
    RESUME("r", "resume"),
    COVER_LETTER("c", "cover_letter");

    /** The name of the parameter that carries the mark. */
    public static final String PARAMETER = "d";

    private final String letter;
    private final String document;

    DocumentMark(String letter, String document) {
        this.letter = letter;
        this.document = document;
    }

    /** The mark with this letter, if there is one. */
    public static Optional<DocumentMark> of(String letter) {
        return switch (letter) {
            case "r" -> Optional.of(RESUME);
            case "c" -> Optional.of(COVER_LETTER);
            default -> Optional.empty();
        };
    }

    /** The value of the parameter. */
    public String letter() {
        return letter;
    }

    /** The document's name in the database and in reports. */
    public String document() {
        return document;
    }
}
