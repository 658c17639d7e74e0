package dev.paperclick.documents;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which PDFs were made of which documents; sole writer of {@code pdf_documents}. */
@Component
class PdfDocuments {

    private final JdbcClient jdbc;

    PdfDocuments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A PDF as it was made.
     *
     * @param document what the store said of the document
     * @param source the file that was converted
     */
    record Made(String document, PdfSource source, String sha256, long run) {}

    /** @param made the PDF that was made of the document, or of an earlier one of that name; null when there is none */
    record Listed(
            int row, String path, String sha256, @Nullable Made made) {}

    /** The documents of the list's rows after the given one, the two of a row together. */
    List<Listed> after(GenerationRun run, int row, int limit) {
        return jdbc.sql("""
                        with listed as (
                            select row_no, application_id
                              from listed_rows
                             where run_id = :run
                               and state in ('unchanged', 'written')
                               and row_no > :after
                             order by row_no
                             limit :limit
                        )
                        select listed.row_no, document.path, document.sha256, pdf.docx_sha256, pdf.source_sha256,
                               pdf.source_bytes, pdf.source_modified_us, pdf.pdf_sha256, pdf.run_id
                          from listed
                          join job_applications as known using (application_id)
                         cross join lateral (values (1, known.resume_path, known.resume_sha256),
                                                    (2, known.cover_letter_path, known.cover_letter_sha256))
                            as document (place, path, sha256)
                          left join pdf_documents as pdf on pdf.docx_path = document.path
                         order by listed.row_no, document.place
                        """)
                .param("run", run.id())
                .param("after", row)
                .param("limit", limit)
                .query((found, n) -> new Listed(
                        found.getInt("row_no"), found.getString("path"), found.getString("sha256"), made(found)))
                .list();
    }

    private static @Nullable Made made(ResultSet row) throws SQLException {
        String sha256 = row.getString("pdf_sha256");
        return sha256 == null
                ? null
                : new Made(
                        row.getString("docx_sha256"),
                        new PdfSource(
                                row.getString("source_sha256"),
                                row.getLong("source_bytes"),
                                row.getLong("source_modified_us")),
                        sha256,
                        row.getLong("run_id"));
    }

    /** Notes a PDF that is about to appear; whatever was noted of this document before is gone. */
    void save(String document, Made made) {
        jdbc.sql("""
                        insert into pdf_documents (docx_path, docx_sha256, source_sha256, source_bytes, source_modified_us,
                                                   pdf_sha256, run_id)
                        values (:path, :document, :source, :bytes, :modified, :sha256, :run)
                            on conflict (docx_path) do update
                           set docx_sha256        = excluded.docx_sha256,
                               source_sha256      = excluded.source_sha256,
                               source_bytes       = excluded.source_bytes,
                               source_modified_us = excluded.source_modified_us,
                               pdf_sha256         = excluded.pdf_sha256,
                               run_id             = excluded.run_id
                        """)
                .param("path", document)
                .param("document", made.document())
                .param("source", made.source().sha256())
                .param("bytes", made.source().bytes())
                .param("modified", made.source().modifiedMicros())
                .param("sha256", made.sha256())
                .param("run", made.run())
                .update();
    }

    /**
     * A PDF whose document is another one now, or has another name.
     *
     * @param replaced whether a document of that name is in the store
     */
    record Outdated(String document, String sha256, boolean replaced) {}

    List<Outdated> outdated(Path output) {
        return jdbc.sql("""
                        select pdf.docx_path as document, pdf.pdf_sha256 as sha256, document.path is not null as replaced
                          from pdf_documents as pdf
                          left join (select resume_path as path, resume_sha256 as sha256
                                       from job_applications
                                      union all
                                     select cover_letter_path, cover_letter_sha256
                                       from job_applications) as document on document.path = pdf.docx_path
                         where starts_with(pdf.docx_path, :folder)
                           and document.sha256 is distinct from pdf.docx_sha256
                        """)
                .param("folder", output + output.getFileSystem().getSeparator())
                .query(Outdated.class)
                .list();
    }

    /** Whether PDFs were made of documents in the folder; which of them still stand decides what the manifest says. */
    boolean areIn(Path output) {
        return jdbc.sql("select exists (select from pdf_documents where starts_with(docx_path, :folder))")
                .param("folder", output + output.getFileSystem().getSeparator())
                .query(Boolean.class)
                .single();
    }

    void forget(List<String> documents) {
        jdbc.sql("delete from pdf_documents where docx_path = any (:documents)")
                .param("documents", documents.toArray(String[]::new))
                .update();
    }
}
