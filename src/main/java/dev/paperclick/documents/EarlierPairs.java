package dev.paperclick.documents;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What earlier runs have made in a folder. */
@Component
class EarlierPairs {

    private static final int SHOWN = 5;

    private final JdbcClient jdbc;

    EarlierPairs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Applications whose documents stand in the folder and that the list does not name any more.
     *
     * @param first company and title of the first few
     */
    record Gone(long count, List<String> first) {

        static final Gone NONE = new Gone(0, List.of());

        Gone {
            first = List.copyOf(first);
        }

        /** @param someRejected whether they may be among the rows that could not be used */
        Optional<String> sentence(boolean someRejected) {
            if (count == 0) {
                return Optional.empty();
            }
            return Optional.of((count == 1
                            ? "1 application of earlier runs into this folder is no longer in the list"
                            : count + " applications of earlier runs into this folder are no longer in the list")
                    + " (" + String.join("; ", first) + (count > first.size() ? "; …" : "") + ")"
                    + (someRejected ? ", or in a row that was rejected" : "")
                    + "; " + (count == 1 ? "its" : "their") + " documents stay.");
        }
    }

    private record Counted(long count, String name) {}

    Gone noLongerListed(GenerationRun run, Path output) {
        List<Counted> gone = jdbc.sql("""
                        select count(*) over () as count, known.company || ', ' || known.title as name
                          from job_applications as known
                         where starts_with(known.resume_path, :folder)
                           and not exists (select
                                             from listed_rows as listed
                                            where listed.run_id = :run
                                              and listed.application_id = known.application_id)
                         order by known.created_at, known.application_id
                         limit :shown
                        """)
                .param("folder", output + output.getFileSystem().getSeparator())
                .param("run", run.id())
                .param("shown", SHOWN)
                .query(Counted.class)
                .list();
        return gone.isEmpty()
                ? Gone.NONE
                : new Gone(gone.get(0).count(), gone.stream().map(Counted::name).toList());
    }

    /** How many applications have documents in the folder. */
    long standing(Path output) {
        return jdbc.sql("select count(*) from job_applications where starts_with(resume_path, :folder)")
                .param("folder", output + output.getFileSystem().getSeparator())
                .query(Long.class)
                .single();
    }

    /** How many applications have documents in the folder whose links are the original ones. */
    long untracked(Path output) {
        return jdbc.sql("""
                        select count(*)
                          from job_applications
                         where not tracked
                           and starts_with(resume_path, :folder)
                        """)
                .param("folder", output + output.getFileSystem().getSeparator())
                .query(Long.class)
                .single();
    }
}
