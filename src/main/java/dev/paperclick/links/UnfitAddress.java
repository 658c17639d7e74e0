package dev.paperclick.links;

/** What is wrong with a web address, worded to follow the address in a sentence: {@code has no host}. */
final class UnfitAddress extends Exception {

    private static final long serialVersionUID = 1L;

    UnfitAddress(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
