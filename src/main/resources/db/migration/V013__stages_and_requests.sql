alter table application_stages add column taken_back_at timestamptz;

comment on column application_stages.taken_back_at is 'When somebody said that the application had not come to this stage after all; null as long as it counts.';
comment on column application_stages.entered_at    is 'The list''s applied_at for the stage applied, else when the list was read; anew when a stage that was taken back is reached again.';

alter table generation_runs
    add column candidate             text,
    add column resume_template       text,
    add column cover_letter_template text;

comment on column generation_runs.candidate             is 'As the person named them; null when nobody. With the templates, what relink makes the documents with.';
comment on column generation_runs.resume_template       is 'As the person named it, absolute; null when nobody did.';
comment on column generation_runs.cover_letter_template is 'As the person named it, absolute; null when nobody did.';
