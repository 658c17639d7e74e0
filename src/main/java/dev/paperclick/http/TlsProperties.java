package dev.paperclick.http;

import dev.paperclick.platform.UserProblem;
import dev.paperclick.platform.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the certificate of the public listener is; all empty: it speaks plain HTTP. Relative files are of the workspace.
 *
 * @param keystore a key store with one key and its certificates
 * @param password of the key store, or of an encrypted key file
 * @param type of the key store
 * @param certificate instead of a key store: a PEM file with the certificate and those that vouch for it
 * @param key … and the PEM file of its private key
 */
@ConfigurationProperties("paperclick.server.tls")
public record TlsProperties(
        @DefaultValue("") String keystore,
        @DefaultValue("") String password,
        @DefaultValue("PKCS12") String type,
        @DefaultValue("") String certificate,
        @DefaultValue("") String key) {

    public TlsProperties {
        keystore = keystore.strip();
        certificate = certificate.strip();
        key = key.strip();
        if (!keystore.isEmpty() && !(certificate + key).isEmpty()) {
            throw UserProblem.inInput("SERVER_TLS_KEYSTORE and SERVER_TLS_CERTIFICATE are both set; set either the key"
                    + " store, or the two PEM files SERVER_TLS_CERTIFICATE and SERVER_TLS_KEY.");
        }
        if (certificate.isEmpty() != key.isEmpty()) {
            throw UserProblem.inInput((key.isEmpty() ? "SERVER_TLS_KEY" : "SERVER_TLS_CERTIFICATE")
                    + " is not set; a certificate in PEM files needs both SERVER_TLS_CERTIFICATE and SERVER_TLS_KEY.");
        }
    }

    /** Plain HTTP. */
    static TlsProperties none() {
        return new TlsProperties("", "", "PKCS12", "", "");
    }

    boolean isWanted() {
        return !files().isEmpty();
    }

    /** What has to be read. */
    List<Path> files() {
        return Stream.of(keystore, certificate, key)
                .filter(file -> !file.isEmpty())
                .map(TlsProperties::resolve)
                .toList();
    }

    Optional<Path> keystoreFile() {
        return keystore.isEmpty() ? Optional.empty() : Optional.of(resolve(keystore));
    }

    static Path resolve(String file) {
        return Workspace.current().home().resolve(file);
    }

    /** Without the password: settings end up in logs. */
    @Override
    public String toString() {
        return "TlsProperties" + files();
    }
}
