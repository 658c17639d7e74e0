package dev.paperclick.office;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether it makes sense to start LibreOffice once more: not after it has crashed or hung several times without a single
 * document in between, since then it is not the documents' fault, and every time costs a time-out.
 *
 * <p>Thread-safe.
 */
final class Confidence {

    /** More than one document alone can cause, with its second chance, in each of a few processes at once. */
    private static final int MOST_IN_A_ROW = 6;

    private final AtomicInteger inARow = new AtomicInteger();

    void gained() {
        inARow.set(0);
    }

    void shaken() {
        inARow.incrementAndGet();
    }

    boolean isLost() {
        return inARow.get() >= MOST_IN_A_ROW;
    }
}
