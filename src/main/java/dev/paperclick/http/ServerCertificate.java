package dev.paperclick.http;

import dev.paperclick.platform.UserProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The certificate that readers are shown. It is renewed every few weeks, and a server must not stop for that. */
final class ServerCertificate {

    private static final Logger log = LoggerFactory.getLogger(ServerCertificate.class);
    private static final Duration WARNING = Duration.ofDays(14);

    private final TlsProperties properties;
    private final Clock clock;
    private final RenewableKeys keys;

    private List<String> seen;

    /** @throws UserProblem when the files cannot be used */
    ServerCertificate(TlsProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        this.seen = versions();
        this.keys = new RenewableKeys(read());
    }

    /** TLS as this platform has it, 1.2 at least, with the certificate as it is at each handshake. */
    SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {keys}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    /** Reads the files again if they have changed. While they cannot be used, the certificate stays as it was. */
    void refresh() {
        List<String> now = versions();
        if (now.equals(seen)) {
            return;
        }
        try {
            keys.renew(read());
            log.info("Read the changed certificate");
            seen = now;
        } catch (UserProblem e) {
            // Half written, perhaps: asked again, since what was seen stays as it was.
            log.warn("Going on with the certificate as it was: {}", e.getMessage());
        }
    }

    private CertificateFiles.Loaded read() {
        CertificateFiles.Loaded loaded = new CertificateFiles(properties).read();
        Instant end = loaded.leaf().getNotAfter().toInstant();
        Instant now = clock.instant();
        if (now.isAfter(end)) {
            log.warn("The certificate in {} expired at {}; browsers will refuse it. Renew it.", file(), end);
        } else if (now.isBefore(loaded.leaf().getNotBefore().toInstant())) {
            log.warn("The certificate in {} is not valid yet; is the clock right?", file());
        } else if (now.plus(WARNING).isAfter(end)) {
            log.warn("The certificate in {} expires at {}. Renew it.", file(), end);
        }
        return loaded;
    }

    private Path file() {
        return properties.files().get(0);
    }

    private List<String> versions() {
        List<String> versions = new ArrayList<>();
        for (Path file : properties.files()) {
            try {
                versions.add(Files.getLastModifiedTime(file) + " " + Files.size(file));
            } catch (IOException e) {
                versions.add("");
            }
        }
        return versions;
    }
}
