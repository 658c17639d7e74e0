package dev.paperclick.platform;

import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;

/** An existing server that {@code DATABASE_URL} names: tried once, so that a fault of the address is told as one. */
record ExternalServer(DatabaseAddress address) {

    static final int OLDEST_MAJOR_VERSION = 15;

    /**
     * Connects once.
     *
     * @throws UserProblem when the server cannot be reached, does not let the user in or is too old
     */
    void check() {
        try (Connection connection = address.connect(Patience.FOR_ENTERING)) {
            requireVersion(
                    connection.getMetaData().getDatabaseMajorVersion(),
                    connection.getMetaData().getDatabaseProductVersion());
        } catch (SQLException e) {
            throw UserProblem.inSurroundings(sentence(e), e);
        }
    }

    /** Refuses what is older than the oldest version that Paperclick is tested with. */
    void requireVersion(int major, String version) {
        if (major < OLDEST_MAJOR_VERSION) {
            throw UserProblem.inSurroundings("DATABASE_URL: the server at " + address.hosts() + " is PostgreSQL "
                    + version + ", but Paperclick needs " + OLDEST_MAJOR_VERSION + " or newer; name a newer server.");
        }
    }

    private String sentence(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (state.equals("28P01")) {
            return "DATABASE_URL: the server at " + address.hosts() + " refuses the password of user '" + address.user()
                    + "'; check user and password, and write special characters as %40 and the like.";
        }
        if (state.startsWith("28") || state.equals("08004")) {
            return "DATABASE_URL: the server at " + address.hosts() + " does not let user '" + address.user() + "' in ("
                    + e.getMessage() + "); check the user and the server's pg_hba.conf.";
        }
        if (state.equals("3D000")) {
            return "DATABASE_URL: the server at " + address.hosts() + " has no database '" + address.database()
                    + "'; make it (create database …) or name another.";
        }
        return "DATABASE_URL: cannot use the PostgreSQL server at " + address.hosts() + " (" + reason(e)
                + "); check host and port, and that the server runs and may be reached from here.";
    }

    // The driver's own message for both is a paragraph of advice; the cause has the fact.
    private static String reason(SQLException e) {
        if (e.getCause() instanceof UnknownHostException) {
            return "no such host";
        }
        return String.valueOf((e.getCause() == null ? e : e.getCause()).getMessage());
    }
}
