package dev.paperclick.platform;

import java.util.Properties;

/**
 * How long the driver waits for the server, in seconds; 0 is for ever. What the address itself says comes first.
 *
 * @param connect for a connection
 * @param answer for each further piece of an answer
 */
record Patience(int connect, int answer) {

    /** A look whether the server is there at all. */
    static final Patience FOR_A_LOOK = new Patience(3, 3);

    /** Entering a server that is perhaps being woken up first. */
    static final Patience FOR_ENTERING = new Patience(10, 15);

    /** A command: a person watches it, and its statements may be long. */
    static final Patience OF_A_COMMAND = new Patience(10, 0);

    /** A server program, none of whose threads may hang for ever. */
    static final Patience OF_A_SERVER = new Patience(5, 30);

    /** The same, for statements that rewrite whole tables. */
    Patience whileMigrating() {
        return new Patience(connect, answer * 20);
    }

    /** As the driver takes it. */
    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", Integer.toString(connect));
        properties.setProperty("socketTimeout", Integer.toString(answer));
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }
}
