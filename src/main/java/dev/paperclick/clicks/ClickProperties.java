package dev.paperclick.clicks;

import dev.paperclick.platform.Network;
import dev.paperclick.platform.NetworkSet;
import dev.paperclick.platform.UserProblem;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator says about clicks.
 *
 * @param ownAddresses addresses and ranges whose clicks count nowhere
 * @param scannerNetworks path of a list of networks; empty for the one that comes with the program
 */
@ConfigurationProperties("paperclick.clicks")
public record ClickProperties(
        @DefaultValue({}) List<String> ownAddresses,
        @DefaultValue("") String scannerNetworks) {

    public ClickProperties {
        scannerNetworks = scannerNetworks.strip();
        ownAddresses = ownAddresses.stream()
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .toList();
        List<String> problems = ownAddresses.stream()
                .filter(address -> Network.parse(address).isEmpty())
                .map(address -> "OWN_ADDRESSES has '" + address
                        + "', which is neither an address nor a range; write 203.0.113.5 or 2001:db8:1::/48.")
                .toList();
        if (!problems.isEmpty()) {
            throw UserProblem.inInput(problems);
        }
    }

    /** The own addresses as a set. */
    NetworkSet ownNetworks() {
        return NetworkSet.of(ownAddresses.stream()
                .map(Network::parse)
                .flatMap(Optional::stream)
                .toList());
    }

    /** Without the addresses: settings end up in logs. */
    @Override
    public String toString() {
        return "ClickProperties[%d own addresses, scanner networks of '%s']"
                .formatted(ownAddresses.size(), scannerNetworks);
    }
}
