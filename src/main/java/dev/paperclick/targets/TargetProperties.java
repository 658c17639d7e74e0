package dev.paperclick.targets;

import dev.paperclick.platform.Network;
import dev.paperclick.platform.NetworkSet;
import dev.paperclick.platform.UserProblem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How targets are looked at.
 *
 * @param timeout how long a server has for each answer
 * @param networks addresses and ranges that may be asked although they are not public
 */
@ConfigurationProperties("paperclick.targets")
public record TargetProperties(
        @DefaultValue("15s") Duration timeout,
        @DefaultValue({}) List<String> networks) {

    public TargetProperties {
        if (timeout.isNegative() || timeout.isZero()) {
            throw UserProblem.inInput("LINK_CHECK_TIMEOUT is " + timeout + ", but must be a time such as 15s.");
        }
        networks = networks.stream()
                .map(String::strip)
                .filter(network -> !network.isEmpty())
                .toList();
        List<String> problems = networks.stream()
                .filter(network -> Network.parse(network).isEmpty())
                .map(network -> "LINK_CHECK_NETWORKS has '" + network
                        + "', which is neither an address nor a range; write 192.168.1.5 or 10.0.0.0/8.")
                .toList();
        if (!problems.isEmpty()) {
            throw UserProblem.inInput(problems);
        }
    }

    /** What may be asked although it is not public. */
    NetworkSet allowed() {
        return NetworkSet.of(
                networks.stream().map(Network::parse).flatMap(Optional::stream).toList());
    }
}
