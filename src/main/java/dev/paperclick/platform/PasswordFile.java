package dev.paperclick.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;

/** A generated password in a file that only its owner may read. */
public record PasswordFile(Path path) {

    // Letters and digits only: the password fits into addresses, shells and SQL as it is.
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 32;

    static String random() {
        SecureRandom random = new SecureRandom();
        return random.ints(LENGTH, 0, ALPHABET.length())
                .collect(StringBuilder::new, (text, i) -> text.append(ALPHABET.charAt(i)), StringBuilder::append)
                .toString();
    }

    /** The password; empty when the file is missing or empty. */
    public Optional<String> read() {
        try {
            String password = Files.readString(path).strip();
            keepPrivate();
            return password.isEmpty() ? Optional.empty() : Optional.of(password);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw FileProblem.of(path, e);
        }
    }

    void write(String password) {
        try {
            AtomicFile.write(path, password + "\n");
            keepPrivate();
        } catch (IOException e) {
            throw FileProblem.of(path, e);
        }
    }

    /** The password, made at random when there is none yet. */
    public String readOrMake() {
        return read().orElseGet(() -> {
            String password = random();
            write(password);
            return password;
        });
    }

    private void keepPrivate() throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString("rw-------"));
        }
    }
}
