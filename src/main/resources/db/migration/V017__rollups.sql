create table report_zone (
    only_row boolean primary key default true check (only_row),
    zone     text    not null check (zone <> '')
);

comment on table report_zone is 'The time zone whose days the rollups have; one row, as soon as something has been counted.';

-- No foreign key to the links: their clicks count when they are gone, too.
create table click_days (
    day                  date   not null,
    tracking_id          text   collate "C" not null,
    document             text   collate "C" not null,
    click_source         text   collate "C" not null,
    human                bigint not null,
    automated            bigint not null,
    uncertain            bigint not null,
    anonymous            bigint not null,
    excluded             bigint not null,
    visitors             bigint not null,
    link_visitors        bigint not null,
    application_visitors bigint not null,
    candidate_visitors   bigint not null,
    first_human_at       timestamptz,
    last_human_at        timestamptz,
    primary key (day, tracking_id, document, click_source)
);

create index click_days_by_link on click_days (tracking_id, day) where human > 0;

comment on table  click_days                      is 'Clicks counted by day, link, document and channel; a day is written whole, from link_clicks.';
comment on column click_days.day                  is 'Of the zone in report_zone.';
comment on column click_days.document             is 'As in link_clicks; empty where that has null.';
comment on column click_days.anonymous            is 'How many of human, automated and uncertain are anonymous.';
comment on column click_days.excluded             is 'The candidate''s own, in no other column.';
comment on column click_days.visitors             is 'Different human sessions here.';
comment on column click_days.link_visitors        is 'Different human sessions of the link; each counted in one of its rows of the day, so that sums are right. Likewise:';
comment on column click_days.application_visitors is 'of the application, each in one row of its links;';
comment on column click_days.candidate_visitors   is 'of the candidate, each in one row of all links.';

create table click_hours (
    day     date     not null,
    hour    smallint not null check (hour between 0 and 23),
    user_id text     collate "C" not null,
    human   bigint   not null,
    primary key (day, hour, user_id)
);

comment on table  click_hours         is 'Clicks by people, counted by day, hour and candidate.';
comment on column click_hours.user_id is 'Empty for links without a candidate, and links that are gone.';

create table filtered_days (
    day     date   not null,
    user_id text   collate "C" not null,
    verdict text   collate "C" not null,
    reasons text[] not null,
    clicks  bigint not null,
    primary key (day, user_id, verdict, reasons)
);

comment on table filtered_days is 'Clicks that are in no number of people, counted by day, candidate, verdict and reasons.';

-- What was never counted is to be counted.
insert into dirty_click_days as dirty (day)
select distinct (clicked_at at time zone 'UTC')::date as day
  from link_clicks
 order by day
    on conflict (day) do update
   set version = dirty.version + 1;

-- Whose link it is decides where its clicks count; a day of the rollup may touch the UTC day before it and after it.
create function mark_days_of_changed_links() returns trigger
    language plpgsql as
$$
begin
    insert into dirty_click_days as dirty (day)
    select distinct counted.day + near.days as day
      from click_days as counted
     cross join generate_series(-1, 1) as near (days)
     where counted.tracking_id in (select tracking_id from changed)
     order by day
        on conflict (day) do update
       set version = dirty.version + 1;
    return null;
end
$$;

create function mark_days_of_moved_links() returns trigger
    language plpgsql as
$$
begin
    insert into dirty_click_days as dirty (day)
    select distinct counted.day + near.days as day
      from click_days as counted
     cross join generate_series(-1, 1) as near (days)
     where counted.tracking_id in (select before.tracking_id
                                     from before
                                     join after using (tracking_id)
                                    where (before.user_id, before.application_id)
                                          is distinct from (after.user_id, after.application_id))
     order by day
        on conflict (day) do update
       set version = dirty.version + 1;
    return null;
end
$$;

create trigger link_tracking_days_deleted
    after delete on link_tracking
    referencing old table as changed
    for each statement execute function mark_days_of_changed_links();

create trigger link_tracking_days_moved
    after update on link_tracking
    referencing old table as before new table as after
    for each statement execute function mark_days_of_moved_links();
