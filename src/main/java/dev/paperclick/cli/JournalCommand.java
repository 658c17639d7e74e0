package dev.paperclick.cli;

import dev.paperclick.clicks.JournalOverview;
import dev.paperclick.clicks.JournalReplay;
import dev.paperclick.journal.Inspection;
import dev.paperclick.journal.Inspection.Condition;
import dev.paperclick.platform.Workspace;
import java.io.PrintWriter;
import java.util.List;
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
        out.printf("Files         %,d, %,d bytes%n", files.segments().size(), files.bytes());
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
                .filter(found -> found.condition() == Condition.DAMAGED || found.condition() == Condition.FOREIGN)
                .toList();
        for (Inspection.Found found : faulty) {
            spec.commandLine().getOut().println(faultOf(found));
        }
    }

    private static String faultOf(Inspection.Found found) {
        return found.condition() == Condition.DAMAGED
                ? "%s: %,d bytes are no clicks any more; something changed the file after it was written. Its %,d other clicks are read."
                        .formatted(found.segment().path(), found.otherBytes(), found.records())
                : "%s: has no head of this journal, so nothing of it is read; a power cut at the start of a file leaves that, too."
                        .formatted(found.segment().path());
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = {
                "Check every record of the journal against its checksum. Needs no database.",
                "Exit code 3 when a file is damaged; the torn end that a killed server leaves is none."
            })
    int verify() {
        Inspection files = Inspection.of(Workspace.current().data().resolve("journal"));
        PrintWriter out = spec.commandLine().getOut();
        printFaults(files);
        out.printf(
                "%,d clicks in %,d files are whole; %,d files were closed by their server, %,d end in the middle of a record.%n",
                files.records(), files.segments().size(), files.count(Condition.SEALED), files.count(Condition.TORN));
        return files.count(Condition.DAMAGED) + files.count(Condition.FOREIGN) == 0 ? ExitCodes.GOOD : ExitCodes.FAILED;
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
            spec.commandLine()
                    .getOut()
                    .printf(
                            "Read %,d clicks: %,d were missing and are in the database now, %,d were there.%n",
                            outcome.records(),
                            outcome.inserted(),
                            outcome.records() - outcome.inserted() - outcome.setAside());
            if (outcome.setAside() > 0) {
                spec.commandLine().getOut().printf("%,d were set aside.%n", outcome.setAside());
            }
            return ExitCodes.GOOD;
        }
    }
}
