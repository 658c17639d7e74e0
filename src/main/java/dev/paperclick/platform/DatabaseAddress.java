package dev.paperclick.platform;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL database is and who enters it. Printing one does not show the password.
 *
 * @param hosts one or more {@code host:port}, separated by commas
 * @param parameters as the JDBC driver names them
 */
record DatabaseAddress(String hosts, String database, String user, String password, Map<String, String> parameters) {

    private static final Pattern SHAPE = Pattern.compile(
            "(?<jdbc>jdbc:)?postgres(?:ql)?://(?:(?<login>[^/?#]*)@)?(?<hosts>[^/?#]*)(?:/(?<database>[^?#@]*))?"
                    + "(?:\\?(?<query>[^#]*))?",
            Pattern.CASE_INSENSITIVE);
    private static final String PORT = "(?:6553[0-5]|655[0-2]\\d|65[0-4]\\d\\d|6[0-4]\\d{3}|[1-5]\\d{4}|\\d{1,4})";
    private static final String HOST = "(?:\\[[0-9A-Fa-f:.]+]|[^\\s:,\\[\\]%]*)(?::" + PORT + ")?";
    private static final Pattern HOSTS = Pattern.compile(HOST + "(?:," + HOST + ")*");

    // What both worlds know, by the driver's name and by that of psql and all other tools based on libpq.
    private static final Map<String, String> LIBPQ_NAMES = Map.of(
            "sslmode", "sslmode",
            "sslrootcert", "sslrootcert",
            "sslcert", "sslcert",
            "sslkey", "sslkey",
            "options", "options",
            "ApplicationName", "application_name",
            "connectTimeout", "connect_timeout",
            "channelBinding", "channel_binding",
            "gssEncMode", "gssencmode");

    private static final String APPLICATION_NAME = "ApplicationName";

    DatabaseAddress {
        parameters = Map.copyOf(parameters);
    }

    /** A database of the embedded server. */
    static DatabaseAddress local(int port, String database, String user, String password) {
        return new DatabaseAddress("127.0.0.1:" + port, database, user, password, Map.of());
    }

    /**
     * Reads {@code postgresql://…}, {@code postgres://…} or {@code jdbc:postgresql://…}, with the credentials before the
     * host or in the query.
     *
     * @throws UserProblem when it is no such address; it does not repeat the text, which may hold a password
     */
    static DatabaseAddress parse(String text) {
        Matcher parts = SHAPE.matcher(text.strip());
        if (!parts.matches() || !HOSTS.matcher(parts.group("hosts")).matches()) {
            throw notUnderstood();
        }
        try {
            boolean jdbc = parts.group("jdbc") != null;
            Map<String, String> parameters = query(parts.group("query"), jdbc);
            if (parameters.containsKey("host") || parameters.containsKey("port")) {
                throw notUnderstood();
            }
            String[] login = orEmpty(parts.group("login")).split(":", 2);
            String user = firstOf(decode(login[0]), parameters.remove("user"), System.getProperty("user.name"));
            String password = firstOf(login.length > 1 ? decode(login[1]) : "", parameters.remove("password"), "");
            String database = firstOf(decode(orEmpty(parts.group("database"))), parameters.remove("dbname"), user);
            return new DatabaseAddress(
                    parts.group("hosts").isEmpty() ? "localhost" : parts.group("hosts"),
                    database,
                    user,
                    password,
                    parameters);
        } catch (IllegalArgumentException e) {
            throw notUnderstood();
        }
    }

    /** For the JDBC driver; without user and password. */
    String jdbcUrl() {
        Map<String, String> query = new TreeMap<>(parameters);
        query.putIfAbsent(
                APPLICATION_NAME, "paperclick " + ProcessHandle.current().pid());
        return "jdbc:postgresql://" + hosts + "/" + encode(database) + asQuery(query);
    }

    /** For psql and other tools; with user and password. */
    String psqlUrl() {
        Map<String, String> query = new TreeMap<>();
        parameters.forEach((name, value) -> {
            if (LIBPQ_NAMES.containsKey(name)) {
                query.put(LIBPQ_NAMES.get(name), value);
            }
        });
        String login = encode(user) + (password.isEmpty() ? "" : ":" + encode(password));
        return "postgresql://" + login + "@" + hosts + "/" + encode(database) + asQuery(query);
    }

    /** For people: without password and parameters. */
    @Override
    public String toString() {
        return "postgresql://" + encode(user) + "@" + hosts + "/" + encode(database);
    }

    /** A new connection, for somebody who has time. */
    Connection connect() throws SQLException {
        return connect(Patience.OF_A_COMMAND);
    }

    /** A new connection. */
    Connection connect(Patience patience) throws SQLException {
        Properties login = patience.properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        return DriverManager.getConnection(jdbcUrl(), login);
    }

    private static UserProblem notUnderstood() {
        return UserProblem.inInput("DATABASE_URL is not the address of a PostgreSQL database; write it as "
                + "postgresql://user:password@host:5432/database, with special characters of the password as %40 and "
                + "the like, or leave it out to use the embedded database.");
    }

    private static Map<String, String> query(@Nullable String query, boolean jdbc) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : orEmpty(query).split("&", -1)) {
            if (!parameter.isEmpty()) {
                String[] pair = parameter.split("=", 2);
                if (pair.length < 2) {
                    throw new IllegalArgumentException("a parameter without value");
                }
                // The driver takes + for a space, libpq does not.
                parameters.put(driverName(pair[0]), decode(jdbc ? pair[1].replace("+", "%20") : pair[1]));
            }
        }
        return parameters;
    }

    private static String driverName(String name) {
        return LIBPQ_NAMES.entrySet().stream()
                .filter(names -> names.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(name);
    }

    private static String asQuery(Map<String, String> query) {
        return query.isEmpty()
                ? ""
                : query.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String firstOf(String first, @Nullable String second, String otherwise) {
        return !first.isEmpty() ? first : second != null && !second.isEmpty() ? second : otherwise;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
