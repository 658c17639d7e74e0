-- The time series of reports: in how many applications something was opened on a day does not follow from sums over links.
create table day_totals (
    day       date    not null,
    everybody boolean not null,
    user_id   text    collate "C" not null check (not everybody or user_id = ''),
    human     bigint  not null,
    automated bigint  not null,
    uncertain bigint  not null,
    anonymous bigint  not null,
    visitors  bigint  not null,
    opened    bigint  not null,
    primary key (day, everybody, user_id)
);

comment on table  day_totals           is 'Clicks counted by day and candidate, and by day alone; written with the day of click_days.';
comment on column day_totals.everybody is 'True: of all candidates together, and of links that are nobody''s or are gone.';
comment on column day_totals.user_id   is 'Empty for links without a candidate, and links that are gone.';
comment on column day_totals.visitors  is 'Different human sessions of each candidate, added up.';
comment on column day_totals.opened    is 'Different applications with a human click.';

insert into day_totals (day, everybody, user_id, human, automated, uncertain, anonymous, visitors, opened)
select day, grouping(user_id) = 1, coalesce(user_id, ''), sum(human), sum(automated), sum(uncertain), sum(anonymous),
       sum(visitors), count(distinct application_id) filter (where human > 0)
  from (select line.day, coalesce(link.user_id, '') as user_id, link.application_id,
               sum(line.human) as human, sum(line.automated) as automated, sum(line.uncertain) as uncertain,
               sum(line.anonymous) as anonymous, sum(line.candidate_visitors) as visitors
          from click_days as line
          left join link_tracking as link on link.tracking_id = line.tracking_id
         group by line.day, coalesce(link.user_id, ''), link.application_id) as application
 group by grouping sets ((day, user_id), (day));
