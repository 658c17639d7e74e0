package dev.paperclick.http;

import dev.paperclick.platform.UserProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** Reads key stores and PEM files, and says in one sentence what is wrong with them. */
final class CertificateFiles {

    private final TlsProperties properties;

    CertificateFiles(TlsProperties properties) {
        this.properties = properties;
    }

    /**
     * A key and the certificate for it.
     *
     * @param leaf the certificate of this server itself
     */
    record Loaded(X509ExtendedKeyManager keys, X509Certificate leaf) {}

    /** @throws UserProblem when the files cannot be used */
    Loaded read() {
        Optional<Path> file = properties.keystoreFile();
        KeyStore store = file.isPresent() ? keystore(file.get()) : pem();
        char[] password = file.isPresent() ? properties.password().toCharArray() : new char[0];
        try {
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password);
            X509Certificate leaf = leaf(store);
            requireFitting(store, password);
            return new Loaded(keys(factory), leaf);
        } catch (UnrecoverableKeyException e) {
            throw wrongPassword(properties.files().get(0), e);
        } catch (GeneralSecurityException e) {
            throw unusable(properties.files().get(0), e);
        }
    }

    /** Nothing else would notice before a browser does. */
    private void requireFitting(KeyStore store, char[] password) throws GeneralSecurityException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.getKey(alias, password) instanceof PrivateKey key
                    && !KeyPairs.belongTogether(key, store.getCertificate(alias).getPublicKey())) {
                throw UserProblem.inInput(properties
                        .keystoreFile()
                        .map(file -> file + ": its private key is not that of its certificate; export both anew, for"
                                + " instance with 'openssl pkcs12 -export'.")
                        .orElseGet(() -> TlsProperties.resolve(properties.key()) + ": is not the private key of the"
                                + " certificate in " + TlsProperties.resolve(properties.certificate())
                                + "; set SERVER_TLS_CERTIFICATE and SERVER_TLS_KEY to two files that were made together,"
                                + " the server's own certificate first."));
            }
        }
    }

    private static X509ExtendedKeyManager keys(KeyManagerFactory factory) {
        for (KeyManager manager : factory.getKeyManagers()) {
            if (manager instanceof X509ExtendedKeyManager keys) {
                return keys;
            }
        }
        throw new IllegalStateException("every Java platform has keys of X.509");
    }

    private X509Certificate leaf(KeyStore store) throws KeyStoreException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias) && store.getCertificate(alias) instanceof X509Certificate leaf) {
                return leaf;
            }
        }
        throw UserProblem.inInput(
                properties.files().get(0)
                        + ": holds no private key with a certificate; export both, for instance with 'openssl pkcs12 -export'.");
    }

    private KeyStore keystore(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(properties.type());
            store.load(in, properties.password().toCharArray());
            return store;
        } catch (KeyStoreException e) {
            throw UserProblem.inInput("SERVER_TLS_TYPE is '" + properties.type()
                    + "', which is no kind of key store; write PKCS12 or JKS.");
        } catch (IOException e) {
            throw e.getCause() instanceof UnrecoverableKeyException ? wrongPassword(file, e) : unreadable(file, e);
        } catch (GeneralSecurityException e) {
            throw unusable(file, e);
        }
    }

    private KeyStore pem() {
        Path certificate = TlsProperties.resolve(properties.certificate());
        Path key = TlsProperties.resolve(properties.key());
        String certificates = text(certificate);
        String privateKey = text(key);
        if (!certificates.contains("-----BEGIN CERTIFICATE")) {
            throw UserProblem.inInput(certificate + ": holds no certificate in PEM (-----BEGIN CERTIFICATE-----); set"
                    + " SERVER_TLS_CERTIFICATE to the whole chain, which certbot calls fullchain.pem.");
        }
        try {
            @Nullable String password = properties.password().isEmpty() ? null : properties.password();
            PemSslStoreDetails details = PemSslStoreDetails.forCertificate(certificates)
                    .withPrivateKey(privateKey)
                    .withPrivateKeyPassword(password);
            KeyStore store = new PemSslStoreBundle(details, null).getKeyStore();
            if (store == null) {
                throw new IllegalStateException("no key store of " + certificate);
            }
            return store;
        } catch (RuntimeException e) {
            throw UserProblem.inInput(
                    key + ": is no private key in PEM that can be read; set SERVER_TLS_KEY to the key of " + certificate
                            + ", which certbot calls privkey.pem, and SERVER_TLS_PASSWORD if it is encrypted.");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static UserProblem unreadable(Path file, IOException failure) {
        String reason = failure instanceof NoSuchFileException
                ? "there is no such file"
                : failure instanceof FileSystemException ? failure.getMessage() : "it is no key store of this type";
        return UserProblem.inSurroundings(
                file + ": cannot be read for TLS (" + reason + "); correct SERVER_TLS_KEYSTORE, or"
                        + " SERVER_TLS_CERTIFICATE and SERVER_TLS_KEY, or let this user read the file.",
                failure);
    }

    private static UserProblem wrongPassword(Path file, Exception failure) {
        return UserProblem.inSurroundings(
                file + ": the password does not open it; set SERVER_TLS_PASSWORD to that of the key store and its key.",
                failure);
    }

    private static UserProblem unusable(Path file, GeneralSecurityException failure) {
        return UserProblem.inSurroundings(
                file + ": cannot be used for TLS (" + failure.getMessage() + "); make it anew.", failure);
    }
}
