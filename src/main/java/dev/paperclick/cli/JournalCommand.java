package dev.paperclick.cli;

import dev.paperclick.clicks.JournalOverview;
import dev.paperclick.clicks.JournalReplay;
import dev.paperclick.journal.Inspection;
import dev.paperclick.journal.Inspection.Condition;
import dev.paperclick.platform.Workspace;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code paperclick journal}: the files that clicks are in before they are in the database. */
@Command(
        name = "journal",
        mixinStandardHelpOptions = true,
        description = "Look at the journal that clicks are written to before they are answered.",
        synopsisSubcommandLabel = "COMMAND")
final class JournalCommand implements Runnable {

    private static final Set<Condition> FAULTS = Set.of(Condition.DAMAGED, Condition.FOREIGN, Condition.UNREADABLE);

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the field
    JournalCommand() {}

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description =
                    "Say how many clicks are in the journal, and how many of them still have to reach the database.")
    int status() {
        try (Installation installation = Installation.open()) {
            print(installation.get(JournalOverview.class).standing());
            return ExitCodes.GOOD;
        }
    }

    private void print(JournalOverview.Standing standing) {
        PrintWriter out = spec.commandLine().getOut();
        Inspection files = standing.files();
        out.println("Folder        " + files.folder());
        out.println("Kept by       "
                + (files.isBeingWritten()
                        ? "a running 'paperclick serve'"
                        : "nobody now; 'paperclick serve' begins it"));
        out.printf("Files         %,d, %s%n", files.segments().size(), count(files.bytes(), "byte"));
        out.printf("Clicks        %,d, of which %,d are in the database%n", files.records(), standing.inDatabase());
        out.printf("Waiting       %,d%n", standing.waiting());
        if (standing.setAside() > 0) {
            out.printf(
                    "Set aside     %,d that the database did not take, in %s%n",
                    standing.setAside(), files.folder().resolve("unreadable"));
        }
        printFaults(files);
        if (standing.waiting() > 0 && !files.isBeingWritten()) {
            out.println("The waiting clicks reach the database with the next 'paperclick serve' or 'paperclick journal"
                    + " replay'.");
        }
    }

    private void printFaults(Inspection files) {
        List<Inspection.Found> faulty = files.segments().stream()
                .filter(found -> FAULTS.contains(found.condition()))
                .toList();
        for (Inspection.Found found : faulty) {
            spec.commandLine().getOut().println(faultOf(found));
        }
    }

    private static String faultOf(Inspection.Found found) {
        String words = switch (found.condition()) {
            case DAMAGED ->
                "%,d bytes are no clicks any more; something changed the file after it was written. Its %s %s read."
                        .formatted(found.otherBytes(), count(found.records(), "other click"), isOrAre(found.records()));
            case UNREADABLE ->
                "cannot be read. Its clicks wait, all others go on; mend the disk, or put the file back from a copy.";
            default ->
                "has no head of this journal, so nothing of it is read; a power cut at the start of a file leaves"
                        + " that, too.";
        };
        return found.segment().path() + ": " + words;
    }

    private static String count(long number, String noun) {
        return "%,d %s%s".formatted(number, noun, number == 1 ? "" : "s");
    }

    private static String isOrAre(long number) {
        return number == 1 ? "is" : "are";
    }

    private static String wasOrWere(long number) {
        return number == 1 ? "was" : "were";
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = {
                "Check every record of the journal against its checksum. Needs no database.",
                "Exit code 3 when a file is damaged or cannot be read; the torn end that a killed server leaves is none."
            })
    int verify() {
        Inspection files = Inspection.of(Workspace.current().data().resolve("journal"));
        PrintWriter out = spec.commandLine().getOut();
        printFaults(files);
        long closed = files.count(Condition.SEALED);
        long torn = files.count(Condition.TORN);
        out.printf(
                "%s in %s %s whole; %s %s closed by %s server, %,d %s in the middle of a record.%n",
                count(files.records(), "click"),
                count(files.segments().size(), "file"),
                isOrAre(files.records()),
                count(closed, "file"),
                wasOrWere(closed),
                closed == 1 ? "its" : "their",
                torn,
                torn == 1 ? "ends" : "end");
        return files.segments().stream().noneMatch(found -> FAULTS.contains(found.condition()))
                ? ExitCodes.GOOD
                : ExitCodes.FAILED;
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = {
                "Read the whole journal again and put in the clicks that the database does not have, each once.",
                "For a database that was restored from an older copy. Stop 'paperclick serve' first."
            })
    int replay() {
        try (Installation installation = Installation.open()) {
            JournalReplay.Outcome outcome =
                    installation.get(JournalReplay.class).run();
            PrintWriter out = spec.commandLine().getOut();
            long present = outcome.records() - outcome.inserted() - outcome.setAside();
            out.printf(
                    "Read %s: %,d %s missing and %s in the database now, %,d %s there.%n",
                    count(outcome.records(), "click"),
                    outcome.inserted(),
                    wasOrWere(outcome.inserted()),
                    isOrAre(outcome.inserted()),
                    present,
                    wasOrWere(present));
            if (outcome.setAside() > 0) {
                out.printf("%,d %s set aside.%n", outcome.setAside(), wasOrWere(outcome.setAside()));
            }
            if (outcome.unreadable() > 0) {
                out.printf(
                        "%s could not be read; see 'paperclick journal status'.%n",
                        count(outcome.unreadable(), "file"));
                return ExitCodes.FAILED;
            }
            return ExitCodes.GOOD;
        }
    }
}
