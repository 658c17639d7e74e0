package dev.paperclick.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to know about the database at this moment.
 *
 * @param location the folder of an embedded server, else the server's hosts
 * @param bytes size of the database, without the server's journal
 * @param address without the password
 * @param sessions all others that are open on the database, oldest first
 */
public record DatabaseStatus(
        boolean embedded, String location, String serverVersion, long bytes, String address, List<Session> sessions) {

    public DatabaseStatus {
        sessions = List.copyOf(sessions);
    }

    /**
     * One connection to the database; a Paperclick process holds several, under a name with its process id.
     *
     * @param application as it calls itself, may be empty
     * @param pid of the server's process for it
     * @param client address, null where the server does not tell
     */
    public record Session(
            String application, int pid, @Nullable String client) {}
}
