create table link_targets (
    url         text        primary key check (octet_length(url) <= 2048),
    state       text        not null check (state in ('fine', 'moved', 'dead', 'unsure')),
    http_status integer,
    reason      text        not null,
    moved_to    text,
    fails       integer     not null default 0,
    failed_on   date,
    checked_at  timestamptz not null,
    check ((state = 'moved') = (moved_to is not null))
);

comment on table  link_targets             is 'Where links lead, as it was when last looked at.';
comment on column link_targets.url         is 'personal: as original_url of the links.';
comment on column link_targets.http_status is 'Of the last answer; null when there was none.';
comment on column link_targets.moved_to    is 'personal: where permanent redirects lead.';
comment on column link_targets.fails       is 'On how many days in a row (UTC) it could not be reached or was gone.';
comment on column link_targets.failed_on   is 'The last of these days.';

-- Two links of one application that are led to one address both stay, since both stand in documents; who looks for the link
-- to that address finds one of them.
alter table link_tracking add column twin_of text;

comment on column link_tracking.twin_of is 'The link that a new document gets instead of this one, which was led to the same address later; null for links that are found.';

drop index link_tracking_once;
create unique index link_tracking_once
    on link_tracking (coalesce(user_id, ''), coalesce(job_id, ''), coalesce(application_id, ''),
                      link_function, md5(original_url))
 where twin_of is null;

create table link_changes (
    change_id   bigint      generated always as identity primary key,
    tracking_id text        not null,
    changed_at  timestamptz not null default now(),
    changed_by  text        not null,
    change      text        not null check (change in ('repointed', 'deactivated', 'activated')),
    old_url     text,
    new_url     text,
    check ((change = 'repointed') = (old_url is not null and new_url is not null))
);

create index link_changes_by_link on link_changes (tracking_id, changed_at);

comment on table  link_changes            is 'What people have changed of links that exist.';
comment on column link_changes.changed_by is 'personal: name of the account on the machine where it was done.';
comment on column link_changes.old_url    is 'personal: where the link led before.';
comment on column link_changes.new_url    is 'personal: where it leads since.';
