package dev.paperclick.cli;

import dev.paperclick.candidates.Candidate;
import dev.paperclick.candidates.CandidateChange;
import dev.paperclick.candidates.Candidates;
import dev.paperclick.candidates.JsonResume;
import dev.paperclick.platform.UserProblem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code paperclick candidate}: the people who apply. */
@Command(
        name = "candidate",
        mixinStandardHelpOptions = true,
        description = "Import, change and show the people who apply.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = CandidateCommand.SetCommand.class)
final class CandidateCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the field
    CandidateCommand() {}

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Import a profile from a JSON Resume file (jsonresume.org).")
    int importFile(
            @Parameters(paramLabel = "FILE", converter = UserPath.class) Path file,
            @Option(names = "--id", paramLabel = "ID", description = "Default: made of the name, such as steve_glen")
                    @Nullable
                    String id) {
        Candidate candidate = JsonResume.read(file, id);
        try (Installation installation = Installation.open()) {
            Candidate saved = installation.get(Candidates.class).importProfile(candidate);
            out().println("Imported " + saved.fullName() + " as candidate " + saved.userId() + ".");
            if (saved.calendlyUrl() == null) {
                out().println("Note: there is no Calendly address; add one with 'paperclick candidate set "
                        + saved.userId() + " --calendly-url https://calendly.com/…'.");
            }
            return ExitCodes.GOOD;
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show one candidate.")
    int show(@Parameters(paramLabel = "ID") String id) {
        try (Installation installation = Installation.open()) {
            Candidates candidates = installation.get(Candidates.class);
            print(candidates.get(id));
            line("Own clicks", "?notrack=" + candidates.ownClickTokens().get(id));
            return ExitCodes.GOOD;
        }
    }

    @Command(
            name = "token",
            mixinStandardHelpOptions = true,
            description = {
                "Print the token that keeps a candidate's own clicks out of all numbers.",
                "Open a tracked link with ?notrack=TOKEN behind it (or &notrack=TOKEN after another ?)."
            },
            footer = {"", "Example:  paperclick candidate token steve_glen"})
    int token(
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--renew", description = "Make a new one; clicks with the old one count again.")
                    boolean renew) {
        try (Installation installation = Installation.open()) {
            Candidates candidates = installation.get(Candidates.class);
            candidates.get(id);
            out().println(
                            renew
                                    ? candidates.renewOwnClickToken(id)
                                    : candidates.ownClickTokens().get(id));
            return ExitCodes.GOOD;
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List all candidates.")
    int list() {
        try (Installation installation = Installation.open()) {
            List<Candidate> all = installation.get(Candidates.class).all();
            if (all.isEmpty()) {
                out().println("No candidate yet. Import one with 'paperclick candidate import input/candidate.json'.");
            }
            int width =
                    all.stream().mapToInt(one -> one.userId().length()).max().orElse(0);
            all.forEach(one -> out().printf("%-" + width + "s  %s%n", one.userId(), one.fullName()));
            return ExitCodes.GOOD;
        }
    }

    private void print(Candidate candidate) {
        line("Candidate", candidate.userId());
        line("Name", candidate.fullName());
        line("E-mail", candidate.email());
        line("Phone", candidate.phone());
        line("Calendly", candidate.calendlyUrl());
        line("LinkedIn", candidate.linkedinUrl());
        line("Portfolio", candidate.portfolioUrl());
        line("Links under", candidate.baseRedirectUrl());
        line(
                "Resume",
                candidate.resume().isEmpty()
                        ? null
                        : String.join(", ", candidate.resume().propertyNames()));
    }

    private void line(String label, @Nullable String value) {
        out().printf("%-12s %s%n", label, value == null ? "\u2013" : value);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** {@code paperclick candidate set}. */
    @Command(
            name = "set",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Change a candidate, or add one by name. An empty value (\"\") removes it.")
    static final class SetCommand implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "ID", description = "For example steve_glen")
        private String id;

        @Option(names = "--full-name", paramLabel = "NAME")
        private @Nullable String fullName;

        @Option(names = "--email", paramLabel = "ADDRESS")
        private @Nullable String email;

        @Option(names = "--phone", paramLabel = "NUMBER")
        private @Nullable String phone;

        @Option(names = "--calendly-url", paramLabel = "URL")
        private @Nullable String calendlyUrl;

        @Option(names = "--linkedin-url", paramLabel = "URL")
        private @Nullable String linkedinUrl;

        @Option(names = "--portfolio-url", paramLabel = "URL")
        private @Nullable String portfolioUrl;

        @Option(
                names = "--base-redirect-url",
                paramLabel = "URL",
                description = "Own domain for this candidate's tracked links, such as https://links.example.com/track")
        private @Nullable String baseRedirectUrl;

        @SuppressWarnings("NullAway.Init") // picocli sets the fields
        SetCommand() {}

        @Override
        public Integer call() {
            CandidateChange change = new CandidateChange(
                    fullName, email, phone, calendlyUrl, linkedinUrl, portfolioUrl, baseRedirectUrl);
            if (change.isEmpty()) {
                throw UserProblem.inInput(
                        "Nothing to set; give at least one option, see 'paperclick candidate set --help'.");
            }
            try (Installation installation = Installation.open()) {
                Candidate saved = installation.get(Candidates.class).change(id, change);
                spec.commandLine()
                        .getOut()
                        .println("Saved candidate " + saved.userId() + " (" + saved.fullName() + ").");
                return ExitCodes.GOOD;
            }
        }
    }
}
