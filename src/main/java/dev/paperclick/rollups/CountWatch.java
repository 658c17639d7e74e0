package dev.paperclick.rollups;

import java.util.function.BooleanSupplier;

/** Who looks on while days are counted; asked and told by several threads at once. */
public interface CountWatch {

    /** Nobody looks on. */
    CountWatch NOBODY = new CountWatch() {};

    /** Only stops it. */
    static CountWatch until(BooleanSupplier stop) {
        return new CountWatch() {
            @Override
            public boolean stops() {
                return stop.getAsBoolean();
            }
        };
    }

    /** So many days are to be counted. */
    default void daysBegin(long days) {}

    /** So many of them have been. */
    default void daysCounted(long days) {}

    /** Whether to end before all is counted; what has been counted stays. */
    default boolean stops() {
        return false;
    }
}
