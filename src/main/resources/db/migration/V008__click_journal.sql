create table click_journals (
    journal    smallint    generated always as identity primary key,
    journal_id uuid        not null unique,
    first_seen timestamptz not null default now()
);

comment on table  click_journals         is 'The click journals of all servers that put clicks into this database.';
comment on column click_journals.journal is 'Highest 15 bits of the click_id of its clicks.';

create table click_journal_positions (
    journal    smallint    not null references click_journals,
    segment    integer     not null check (segment > 0),
    position   bigint      not null check (position >= 0),
    records    bigint      not null default 0,
    finished   boolean     not null default false,
    updated_at timestamptz not null default now(),
    primary key (journal, segment)
);

comment on table  click_journal_positions          is 'How far each file of a journal has been put into link_clicks; moves in the transaction that inserts its clicks.';
comment on column click_journal_positions.position is 'Byte behind the last record that is in link_clicks.';
comment on column click_journal_positions.records  is 'How many of its records have been read.';
comment on column click_journal_positions.finished is 'Its writer has ended it, and all of it has been read.';
