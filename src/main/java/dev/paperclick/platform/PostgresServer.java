package dev.paperclick.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds, starts and stops the server on a cluster. The caller holds the start lock. */
record PostgresServer(PostgresCluster cluster, PostgresSettings settings) {

    // Long enough to replay the journal of a crash on a slow disk.
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    // Less than a server program has for its own end.
    private static final Duration STOPPING = Duration.ofSeconds(15);
    private static final int ATTEMPTS = 5;

    /** The server that runs on the data, after waiting for one that is just starting or stopping. */
    Optional<PostmasterPid> find() {
        boolean settled = Polling.until(() -> running().stream().allMatch(PostgresServer::serves), PATIENCE);
        if (!settled) {
            throw UserProblem.inSurroundings("The embedded PostgreSQL has been starting or stopping for "
                    + PATIENCE.toMinutes() + " minutes; see " + log().file() + ".");
        }
        return running();
    }

    /** The server that runs at this moment, ready or not. */
    Optional<PostmasterPid> running() {
        return PostmasterPid.read(cluster.home().data()).filter(PostmasterPid::isRunning);
    }

    /** Starts the server; it outlives this process and hears nothing of the terminal's Ctrl-C. */
    PostmasterPid start() {
        clearAway();
        for (int attempt = 1; ; attempt++) {
            int port = settings.port() == null ? cluster.home().port().choose() : settings.port();
            long before = log().length();
            Optional<PostmasterPid> server = start(port);
            if (server.isPresent()) {
                cluster.home().port().remember(port);
                return server.get();
            }
            String output = log().since(before);
            boolean portTaken = output.contains("could not bind");
            if (portTaken && settings.port() != null) {
                throw UserProblem.inSurroundings("Port " + port + " of PAPERCLICK_DB_PORT is taken by another program; "
                        + "name another one, or leave the setting out to have a free one chosen.");
            }
            if (!portTaken || attempt == ATTEMPTS) {
                throw programs().problem("postgres", output);
            }
        }
    }

    /** Ends the server and all its sessions in good order; does nothing when none runs. */
    void stop() {
        Optional<PostmasterPid> running = running();
        if (running.isPresent()) {
            // One that hangs hears of it when it wakes up.
            Duration patience = running.get().answers() ? STOPPING : Duration.ZERO;
            Process pgCtl = programs().start("pg_ctl", List.of("stop", "-s", "-W", "-m", "fast", "-D", data()));
            PostgresPrograms.exitCode(pgCtl);
            // Left alone when it takes longer: it ends by itself, and the next start waits for that.
            Polling.until(() -> running().isEmpty(), patience);
        }
    }

    // pg_ctl puts the server into a session of its own. It also looks for "ready", but only ten times a second.
    private Optional<PostmasterPid> start(int port) {
        Process pgCtl = programs()
                .start(
                        "pg_ctl",
                        List.of(
                                "start",
                                "-s",
                                "-w",
                                "-t",
                                Long.toString(PATIENCE.toSeconds()),
                                "-D",
                                data(),
                                "-l",
                                log().file().toString(),
                                "-o",
                                String.join(" ", options(port))));
        Polling.until(() -> !pgCtl.isAlive() || isReady(), PATIENCE);
        return running().filter(PostmasterPid::isReady);
    }

    private List<String> options(int port) {
        List<String> options = new ArrayList<>(List.of(
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "log_checkpoints=off",
                // Failed statements and the values of their rows hold personal data.
                "-c",
                "log_error_verbosity=terse",
                "-c",
                "log_min_error_statement=panic"));
        settings.more().forEach(setting -> options.addAll(List.of("-c", setting)));
        return options;
    }

    private void clearAway() {
        Optional<PostmasterPid> leftOver = PostmasterPid.read(cluster.home().data());
        cluster.awaitOrphans();
        if (leftOver.isPresent() && leftOver.get().misleads()) {
            try {
                Files.delete(PostmasterPid.file(cluster.home().data()));
            } catch (IOException e) {
                throw FileProblem.of(PostmasterPid.file(cluster.home().data()), e);
            }
        }
        log().rotate();
        cluster.replaceLostPassword();
    }

    static boolean serves(PostmasterPid server) {
        return server.isReady() && server.answers();
    }

    private boolean isReady() {
        return running().filter(PostmasterPid::isReady).isPresent();
    }

    private PostgresPrograms programs() {
        return cluster.programs();
    }

    private PostgresLog log() {
        return cluster.home().log();
    }

    private String data() {
        return cluster.home().data().toString();
    }
}
