create table pdf_documents (
    docx_path          text   primary key,
    docx_sha256        text   not null,
    source_sha256      text   not null,
    source_bytes       bigint not null,
    source_modified_us bigint not null,
    pdf_sha256         text   not null,
    run_id             bigint not null references generation_runs (run_id)
);

comment on table  pdf_documents                    is 'PDFs that were made of documents; each stands beside its .docx, with the same base name. Written before the PDF appears.';
comment on column pdf_documents.docx_sha256        is 'What job_applications says of the document: when that changes, the PDF is out of date.';
comment on column pdf_documents.source_sha256      is 'Of the file that was converted: another digest where somebody has edited the document.';
comment on column pdf_documents.source_modified_us is 'With source_bytes: while both are the same, the file need not be read to know that it is. Microseconds since 1970.';
comment on column pdf_documents.pdf_sha256         is 'Of the PDF as it was made; a file with another digest is a person''s own, and left alone.';
comment on column pdf_documents.run_id             is 'The run that made it, so that --force makes each only once.';
