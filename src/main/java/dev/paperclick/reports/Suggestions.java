package dev.paperclick.reports;

/** What to do when a person has opened an application. */
public final class Suggestions {

    private Suggestions() {}

    /**
     * The next step, in a sentence.
     *
     * @param offered whether there is an offer
     * @param met whether it has come to an interview
     * @param sent whether it has been sent, as far as the list knows
     * @param function of the link that was opened
     */
    public static String of(boolean offered, boolean met, boolean sent, String function) {
        if (offered) {
            return "They made an offer and look again: answer it.";
        }
        if (met) {
            return "They look again after the interview: write a thank-you note and ask about the next step.";
        }
        if (!sent) {
            return "A person has opened it, yet the list says that it was only saved: send it, or correct the stage.";
        }
        return switch (function) {
            case "Calendly" -> "They looked at your calendar: offer two or three times by e-mail.";
            case "LinkedIn" -> "They read your profile: send a short message there.";
            case "Portfolio" -> "They looked at your work: write which piece fits this job best.";
            default -> "They opened it: write a short note while they remember you.";
        };
    }
}
