alter table listed_rows add column left_out jsonb;

comment on column listed_rows.left_out is
    'Characters of the row that no document can hold: [{field, characters}]; null when there are none.';
