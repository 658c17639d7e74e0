package dev.paperclick.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The machine's own name, for people who have to find a process. */
public final class LocalHost {

    private LocalHost() {}

    /** The host name; {@code localhost} when the machine does not know it. */
    public static String name() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
