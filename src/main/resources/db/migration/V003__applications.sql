create table job_applications (
    application_id      text        primary key check (application_id <> ''),
    user_id             text        not null references user_candidate_info (user_id),
    job_id              text        not null check (job_id <> ''),
    company             text        not null check (company <> ''),
    title               text        not null check (title <> ''),
    job_url             text,
    location            text,
    source              text,
    stage               text,
    applied_at          timestamptz,
    template_variant    text,
    content_hash        text        not null,
    tracked             boolean     not null,
    tracking_ids        text[]      not null default '{}',
    resume_path         text        not null,
    resume_sha256       text        not null,
    cover_letter_path   text        not null,
    cover_letter_sha256 text        not null,
    generated_at        timestamptz not null,
    created_at          timestamptz not null default now()
);

create index job_applications_by_user on job_applications (user_id);
create index job_applications_by_job  on job_applications (job_id);

comment on table  job_applications                     is 'One row per application whose pair of documents is on disk; written when both files are in place.';
comment on column job_applications.application_id      is 'Given by the list, or UUIDv5 of candidate, company, title and job_url.';
comment on column job_applications.job_id              is 'Given by the list, or UUIDv5 of candidate, company, title and job_url.';
comment on column job_applications.applied_at          is 'When the candidate applied, as the list says; midnight UTC when it gives only a date.';
comment on column job_applications.content_hash        is 'SHA-256 (hex) of all that decides the documents: row, profile, templates, link settings.';
comment on column job_applications.tracked             is 'False: the documents carry original addresses, to be mended by relink.';
comment on column job_applications.tracking_ids        is 'The links that stand in the present documents.';
comment on column job_applications.resume_path         is 'Absolute path of the resume.';
comment on column job_applications.cover_letter_path   is 'Absolute path of the cover letter.';
comment on column job_applications.generated_at        is 'When the present documents were written.';

create table application_stages (
    application_id text        not null references job_applications (application_id) on delete cascade,
    stage          text        not null check (stage <> ''),
    entered_at     timestamptz not null,
    primary key (application_id, stage)
);

comment on table  application_stages            is 'History: when an application first reached a stage.';
comment on column application_stages.entered_at is 'The list''s applied_at for the stage applied, else when the list was read.';
