create table generation_runs (
    run_id      bigint      primary key generated always as identity,
    run_key     text        not null,
    list_path   text        not null,
    list_header jsonb       not null default '[]',
    output_dir  text        not null,
    run_date    date        not null,
    state       text        not null check (state in ('open', 'finished', 'superseded')),
    host        text        not null,
    pid         bigint      not null,
    started_at  timestamptz not null,
    finished_at timestamptz
);

create unique index generation_runs_one_open on generation_runs (output_dir) where state = 'open';

comment on table  generation_runs           is 'Runs of the generate job. At most one is open per output folder: the one that a restart continues.';
comment on column generation_runs.run_key   is 'SHA-256 (hex) of all that identifies the command: list content, candidate, templates, settings.';
comment on column generation_runs.run_date  is 'The date in file names and letters, fixed at the first start.';
comment on column generation_runs.pid       is 'Process that started or last continued the run; tells people who holds it.';

create table listed_rows (
    run_id         bigint  not null references generation_runs (run_id) on delete cascade,
    row_no         integer not null,
    line_no        integer not null,
    state          text    not null check (state in ('waiting', 'unchanged', 'written', 'rejected')),
    application_id text,
    content_hash   text,
    application    jsonb,
    original       jsonb,
    problems       jsonb,
    tracking_problem text,
    primary key (run_id, row_no),
    check (state = 'rejected' or (application_id is not null and application is not null and content_hash is not null)),
    check (state <> 'rejected' or problems is not null)
);

create index listed_rows_waiting on listed_rows (run_id, row_no) where state = 'waiting';

comment on table  listed_rows                  is 'The rows of an open run''s list, read once; emptied when the run is finished.';
comment on column listed_rows.line_no          is 'Physical line of the list on which the row begins, from 1.';
comment on column listed_rows.application      is 'personal: the row as it will be used.';
comment on column listed_rows.original         is 'personal: the cells as the list has them, for rejected.csv.';
comment on column listed_rows.problems         is 'Why the row was rejected: [{column, reason}].';
comment on column listed_rows.tracking_problem is 'Why its links could not be tracked; null when they are.';

create table superseded_documents (
    path        text   primary key,
    sha256      text   not null,
    run_id      bigint not null references generation_runs (run_id) on delete cascade
);

comment on table superseded_documents is 'Files that a newer document replaced, to be removed unless a person has edited them.';
