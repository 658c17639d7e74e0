package dev.paperclick.platform;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder of one embedded server: programs, data, passwords, locks and log, all owner-only.
 *
 * @param folder absolute, without symbolic links
 */
record PostgresHome(Path folder) {

    /**
     * The home in the given folder, which is made when it is missing and closed to other users.
     *
     * @throws UserProblem when it belongs to somebody else or cannot be made
     */
    static PostgresHome open(Path folder) {
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null && Files.isDirectory(parent) && !Files.isExecutable(parent)) {
            requireOwner(parent);
        }
        Workspace.makePrivate(folder);
        try {
            PostgresHome home = new PostgresHome(folder.toRealPath());
            requireOwner(home.folder);
            if (Files.exists(home.data())) {
                requireOwner(home.data());
            }
            if (isPosix(home.folder)) {
                Files.setPosixFilePermissions(home.folder, PosixFilePermissions.fromString("rwx------"));
            }
            home.requirePlainName();
            return home;
        } catch (IOException e) {
            throw FileProblem.of(folder, e);
        }
    }

    Path data() {
        return folder.resolve("data");
    }

    /** The superuser's. */
    PasswordFile password() {
        return new PasswordFile(folder.resolve("password"));
    }

    /** That of the role {@code paperclick}; there once role and database are. */
    PasswordFile ownPassword() {
        return new PasswordFile(folder.resolve("password-paperclick"));
    }

    /** Held while the server is being started, stopped or joined. */
    Path startLock() {
        return folder.resolve("start.lock");
    }

    /** Shared by all processes that use the server. */
    Path usersLock() {
        return folder.resolve("users.lock");
    }

    PostgresLog log() {
        return new PostgresLog(folder.resolve("postgres.log"));
    }

    RememberedPort port() {
        return new RememberedPort(folder.resolve("port"));
    }

    /** True when this process runs as root, as which PostgreSQL refuses to run. */
    static boolean isRoot(Path anyFile) {
        return isPosix(anyFile) && new UnixSystem().getUid() == 0;
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    // PostgreSQL insists on owning its files, and root in a user namespace of its own may not pass over others' rights.
    private static void requireOwner(Path path) {
        try {
            if (isPosix(path) && (int) Files.getAttribute(path, "unix:uid") != new UnixSystem().getUid()) {
                throw UserProblem.inSurroundings("The database folder " + path + " belongs to the user "
                        + Files.getOwner(path).getName()
                        + "; run paperclick as that user, or set PAPERCLICK_HOME to a folder of your own.");
            }
        } catch (IOException e) {
            throw FileProblem.of(path, e);
        }
    }

    // PostgreSQL's tools put their own path between double quotes on a shell's command line.
    private void requirePlainName() {
        String name = folder.toString();
        if (name.chars().anyMatch(c -> c == '"' || c == '$' || c == '`' || c == '\n')
                || (isPosix(folder) && name.indexOf('\\') >= 0)) {
            throw UserProblem.inSurroundings("PostgreSQL cannot run in the folder " + folder
                    + " because its name has a quote, dollar sign, backslash or line break in it; move Paperclick to a "
                    + "folder with a plainer name, or set PAPERCLICK_HOME to one.");
        }
    }
}
