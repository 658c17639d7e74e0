package dev.paperclick.jobs;

import dev.paperclick.platform.DatabaseOutage;
import dev.paperclick.platform.UserProblem;
import java.util.List;
import java.util.Optional;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;

/** Why a run was not done, in one sentence. */
final class FailureWords {

    private static final int LONGEST = 500;

    private FailureWords() {}

    static String of(JobExecution execution) {
        if (execution.getStatus() == BatchStatus.STOPPED) {
            return "stopped on request; 'paperclick restart " + execution.getId() + "' goes on where it was";
        }
        if (isOutage(execution)) {
            return "the database did not answer any more; 'paperclick restart " + execution.getId()
                    + "' goes on where it was";
        }
        List<Throwable> failures = execution.getAllFailureExceptions();
        return failures.isEmpty() ? "it failed without a reason" : cropped(of(failures.get(0)));
    }

    /** Whether it lost the database, which is no fault of its own. */
    static boolean isOutage(JobExecution execution) {
        return execution.getAllFailureExceptions().stream().anyMatch(DatabaseOutage::isBehind);
    }

    private static String of(Throwable failure) {
        Optional<UserProblem> problem = userProblem(failure);
        if (problem.isPresent()) {
            return String.join(" ", problem.get().sentences());
        }
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        return message.isBlank() || message.equals("null") ? root.getClass().getSimpleName() : message;
    }

    /** The fault that a person can mend, if there is one among the causes. */
    static Optional<UserProblem> userProblem(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UserProblem problem) {
                return Optional.of(problem);
            }
        }
        return Optional.empty();
    }

    private static String cropped(String sentence) {
        return sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST - 1) + "…";
    }
}
