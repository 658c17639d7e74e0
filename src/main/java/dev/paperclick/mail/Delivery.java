package dev.paperclick.mail;

/** What became of an attempt to deliver a mail. */
sealed interface Delivery {

    /** What the server or the connection said, without addresses; empty when all is well. */
    String words();

    /** Whether the server had got all of the mail but its end. */
    boolean handedOver();

    /** The server has taken it. */
    record Taken() implements Delivery {
        @Override
        public String words() {
            return "";
        }

        @Override
        public boolean handedOver() {
            return true;
        }
    }

    /** The server will never take it. */
    record Refused(String words, boolean handedOver) implements Delivery {}

    /** The server has not taken it, and perhaps will later. */
    record NotYet(String words, boolean handedOver) implements Delivery {}

    /** The server has got all of it and said nothing since. */
    record Unheard(String words) implements Delivery {
        @Override
        public boolean handedOver() {
            return true;
        }
    }
}
