package dev.paperclick.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The program of {@link ChildJvm}s that use a database: opens it, runs the statements it is sent, closes it on demand. */
final class DatabaseUser {

    private DatabaseUser() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        PrintStream output = System.out;
        try (Database database =
                Database.open(new Workspace(Path.of(arguments[0])), arguments.length > 1 ? arguments[1] : null)) {
            output.println("open " + database.psqlUrl());
            obey(database, output);
        } catch (UserProblem e) {
            output.println("problem " + e.sentences());
        }
        output.println("closed");
    }

    private static void obey(Database database, PrintStream output) throws IOException, SQLException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            for (String line = input.readLine(); line != null && !line.equals("close"); line = input.readLine()) {
                statement.execute(line);
                output.println("done");
            }
        }
    }
}
