package dev.paperclick.operator;

import dev.paperclick.mail.Subscriptions;
import dev.paperclick.platform.UserProblem;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Whom to tell when something is wrong.
 *
 * @param to an address; empty for nobody
 * @param leastDisk with less free space than that, something is
 */
@ConfigurationProperties("paperclick.operator")
record OperatorProperties(
        @DefaultValue("") String to, @DefaultValue("2GB") DataSize leastDisk) {

    OperatorProperties {
        to = to.strip();
        if (!to.isEmpty() && !Subscriptions.isAddress(to)) {
            throw UserProblem.inInput("OPERATOR_MAIL is '" + to
                    + "', which is no address of a mailbox; write one such as ann@example.com.");
        }
        if (leastDisk.isNegative()) {
            throw UserProblem.inInput("OPERATOR_LEAST_DISK is " + leastDisk + "; write a size such as 2GB, or 0B.");
        }
    }
}
