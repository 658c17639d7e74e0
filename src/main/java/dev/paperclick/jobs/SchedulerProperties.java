package dev.paperclick.jobs;

import dev.paperclick.platform.UserProblem;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How {@code serve} runs what is due.
 *
 * @param threads runs that may go on at the same time in this process; 0: it runs none
 * @param look between two looks for what is due
 * @param heartbeat between two signs of life; after four without one another process takes over
 */
@ConfigurationProperties("paperclick.jobs")
record SchedulerProperties(int threads, Duration look, Duration heartbeat) {

    SchedulerProperties {
        if (threads < 0 || threads > 4) {
            throw UserProblem.inInput("JOB_THREADS is " + threads
                    + ", but must be 0 to 4: so many runs go on at the same time; 0 leaves them to other machines.");
        }
    }
}
