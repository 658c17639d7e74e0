package dev.paperclick.http;

/** On which listener a route exists. */
public enum Exposure {
    /** Strangers only. */
    PUBLIC,
    /** The people at home only; needs the key when one is set. */
    CONSOLE,
    /** Everybody; needs no key on the console either. */
    BOTH;

    boolean includes(Exposure listener) {
        return this == BOTH || this == listener;
    }
}
