alter table generation_runs add column outcome jsonb;

comment on column generation_runs.outcome is 'What the run left behind: enough to tell later that nothing has changed since; null when it cannot be told.';

create index generation_runs_by_folder on generation_runs (output_dir, run_id);
