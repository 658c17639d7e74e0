package dev.paperclick;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * System properties of which a thread can have values of its own. A command asks them for its workspace and for the width of the
 * terminal, which in production are those of the process; in the process of the tests, several commands run beside each other.
 */
public final class ThreadProperties extends Properties {

    private static final ThreadLocal<Map<String, String>> OWN = ThreadLocal.withInitial(Map::of);

    static {
        System.setProperties(new ThreadProperties(System.getProperties()));
    }

    private ThreadProperties(Properties present) {
        putAll(present);
    }

    /** What is done while this thread has a value of its own. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T run() throws E;
    }

    /** Does it. */
    public static <T, E extends Exception> T with(String name, String value, Work<T, E> work) throws E {
        Map<String, String> before = OWN.get();
        Map<String, String> meanwhile = new HashMap<>(before);
        meanwhile.put(name, value);
        OWN.set(meanwhile);
        try {
            return work.run();
        } finally {
            OWN.set(before);
        }
    }

    @Override
    public String getProperty(String name) {
        String own = OWN.get().get(name);
        return own == null ? super.getProperty(name) : own;
    }
}
