package dev.paperclick.http;

import dev.paperclick.platform.IpAddresses;
import dev.paperclick.platform.Network;
import dev.paperclick.platform.UserProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the server listens, and whom it trusts.
 *
 * @param publicHost address of the public listener
 * @param publicPort its port; 0 takes any that is free
 * @param consoleHost address of the console
 * @param consolePort its port; 0 takes any that is free
 * @param trustedProxies addresses and ranges of proxies whose X-Forwarded-For is believed
 * @param apiKey the key that console calls need, or two separated by a comma while one replaces the other; empty for none
 */
@ConfigurationProperties("paperclick.server")
public record HttpProperties(
        @DefaultValue("0.0.0.0") String publicHost,
        @DefaultValue("8080") int publicPort,
        @DefaultValue("127.0.0.1") String consoleHost,
        @DefaultValue("5000") int consolePort,
        @DefaultValue({}) List<String> trustedProxies,
        @DefaultValue("") String apiKey) {

    public HttpProperties {
        publicHost = publicHost.strip();
        consoleHost = consoleHost.strip();
        trustedProxies = trustedProxies.stream()
                .map(String::strip)
                .filter(proxy -> !proxy.isEmpty())
                .toList();
        List<String> problems = new ArrayList<>();
        checkHost("SERVER_HOST", publicHost, problems);
        checkPort("SERVER_PORT", publicPort, problems);
        checkHost("CONSOLE_HOST", consoleHost, problems);
        checkPort("CONSOLE_PORT", consolePort, problems);
        trustedProxies.stream()
                .filter(proxy -> Network.parse(proxy).isEmpty())
                .forEach(proxy -> problems.add("SERVER_TRUSTED_PROXIES has '" + proxy
                        + "', which is neither an address nor a range; write 10.0.0.5 or 10.0.0.0/8."));
        if (keys(apiKey).isEmpty() && !isLoopback(consoleHost)) {
            problems.add("CONSOLE_HOST is '" + consoleHost + "', which others can reach, and PAPERCLICK_API_KEY is not"
                    + " set; set a key, or set CONSOLE_HOST to 127.0.0.1.");
        }
        if (!problems.isEmpty()) {
            throw UserProblem.inInput(problems);
        }
    }

    private static void checkHost(String key, String host, List<String> problems) {
        if (host.isEmpty() || host.chars().anyMatch(Character::isWhitespace)) {
            problems.add(key + " is '" + host + "', which is no address to listen on; write 127.0.0.1 or 0.0.0.0.");
        }
    }

    private static void checkPort(String key, int port, List<String> problems) {
        if (port < 0 || port > 65_535) {
            problems.add(key + " is " + port + ", which is not between 0 and 65535 (0 takes any free port).");
        }
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || IpAddresses.parse(host)
                        .filter(address -> address.isLoopbackAddress())
                        .isPresent();
    }

    private static List<String> keys(String apiKey) {
        return Arrays.stream(apiKey.split(",", -1))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .toList();
    }

    /** The proxies as ranges. */
    List<Network> trustedNetworks() {
        return trustedProxies.stream()
                .map(Network::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The keys that console calls may carry; empty when they need none. */
    List<String> apiKeys() {
        return keys(apiKey);
    }

    /** Without the key: settings end up in logs. */
    @Override
    public String toString() {
        return "HttpProperties[public %s:%d, console %s:%d, %d trusted proxies, %s]"
                .formatted(
                        publicHost,
                        publicPort,
                        consoleHost,
                        consolePort,
                        trustedProxies.size(),
                        apiKeys().isEmpty() ? "no key" : "with key");
    }
}
