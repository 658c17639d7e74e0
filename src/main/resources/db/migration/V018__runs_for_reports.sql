alter table generation_runs add column rejected_rows bigint;

comment on column generation_runs.rejected_rows is 'How many rows of the list could not be used; null until the run is finished, and for runs of earlier versions.';

alter table generation_runs add column variants text;

comment on column generation_runs.variants is 'Names of the variants that applications were shared out among, joined by commas; null for none. What relink makes the documents with.';
