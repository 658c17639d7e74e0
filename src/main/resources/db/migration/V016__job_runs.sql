create table job_runs (
    execution_id bigint      primary key references batch_job_execution (job_execution_id) on delete cascade,
    definition   text        not null,
    job          text        not null,
    due          timestamptz not null,
    origin       text        not null check (origin in ('schedule', 'retry', 'hand', 'restart')),
    attempt      integer     not null check (attempt >= 0),
    host         text        not null,
    pid          bigint      not null,
    started_at   timestamptz not null,
    ended_at     timestamptz,
    outcome      text        check (outcome in ('done', 'failed', 'stopped', 'died')),
    cause        text
);

create index job_runs_by_definition on job_runs (definition, execution_id);
create index job_runs_without_outcome on job_runs (definition) where outcome is null;

comment on table  job_runs              is 'Each attempt at a run of a definition in jobs/. Its steps and their counts are in batch_step_execution.';
comment on column job_runs.definition   is 'The name of the definition, which may be gone since.';
comment on column job_runs.due          is 'What the run was scheduled for, or when it was asked for by hand; attempts at one run have the same.';
comment on column job_runs.attempt      is 'How often the schedule had tried before.';
comment on column job_runs.outcome      is 'Null while it runs, and after its process died until somebody notices.';
comment on column job_runs.cause        is 'Why it was not done, in one sentence.';
