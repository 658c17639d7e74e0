package dev.paperclick.alerts;

import dev.paperclick.platform.UserProblem;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When people are told that an application was opened.
 *
 * @param enabled whether they are
 * @param window after a person's click, so long no other click on the application raises an alert
 * @param quietHours in which no mail goes out, by the recipient's clock; blank for none
 * @param oldest a click that is older when it is first seen raises no alert
 */
@ConfigurationProperties("paperclick.alerts")
record AlertProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("30d") Duration window,
        @DefaultValue("22:00-07:00") String quietHours,
        @DefaultValue("6h") Duration oldest) {

    private static final Duration LONGEST_WINDOW = Duration.ofDays(3_650);
    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final Duration MOST = Duration.ofDays(2);

    AlertProperties {
        if (window.compareTo(LEAST) < 0 || window.compareTo(LONGEST_WINDOW) > 0) {
            throw UserProblem.inInput(
                    "ALERT_WINDOW is " + window + ", but must be a time from 1m to 3650d, such as 30d.");
        }
        if (oldest.compareTo(LEAST) < 0 || oldest.compareTo(MOST) > 0) {
            throw UserProblem.inInput("ALERT_OLDEST is " + oldest + ", but must be a time from 1m to 2d, such as 6h.");
        }
        if (QuietHours.parse(quietHours).isEmpty()) {
            throw UserProblem.inInput("ALERT_QUIET_HOURS is '" + quietHours
                    + "', but must be two times of day such as 22:00-07:00, or blank for none.");
        }
    }

    QuietHours quiet() {
        return QuietHours.parse(quietHours).orElseThrow();
    }
}
