alter table application_stages add column taken_back_at timestamptz;

comment on column application_stages.taken_back_at is 'When somebody said that the application had not come to this stage after all; null as long as it counts.';
comment on column application_stages.entered_at    is 'The list''s applied_at for the stage applied, else when the list was read; anew when a stage that was taken back is reached again.';

alter table generation_runs
    add column candidate             text not null default '',
    add column resume_template       text,
    add column cover_letter_template text;

comment on column generation_runs.candidate             is 'Whom rows without a candidate belonged to; empty when the list said so. With the templates, what relink makes the documents with.';
comment on column generation_runs.resume_template       is 'Absolute path; null for runs from before it was kept.';
comment on column generation_runs.cover_letter_template is 'Absolute path; null for runs from before it was kept.';
