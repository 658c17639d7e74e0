create sequence link_clicks_click_id as bigint;

create table link_clicks (
    click_id     bigint      not null default nextval('link_clicks_click_id'),
    tracking_id  text        not null,
    clicked_at   timestamptz not null,
    ip_address   inet,
    user_agent   text        check (length(user_agent) <= 512),
    referrer_url text        check (length(referrer_url) <= 1024),
    session_id   text,
    click_source text        not null,
    document     text        check (document in ('resume', 'cover_letter')),
    method       text        not null,
    verdict      text        not null check (verdict in ('human', 'automated', 'uncertain', 'excluded')),
    reasons      text[]      not null default '{}',
    anonymous    boolean     not null default false,
    primary key (click_id, clicked_at),
    check (not anonymous or (ip_address is null and user_agent is null and referrer_url is null and session_id is null))
) partition by range (clicked_at);

create index link_clicks_by_link on link_clicks (tracking_id, clicked_at);
create index link_clicks_by_time on link_clicks using brin (clicked_at) with (pages_per_range = 32);

create table link_clicks_default partition of link_clicks default;

comment on table  link_clicks              is 'Every request for a tracked link, people and machines; one partition a month (UTC).';
comment on column link_clicks.clicked_at   is 'When the request was received.';
comment on column link_clicks.ip_address   is 'personal: client address, truncated and then removed with age.';
comment on column link_clicks.user_agent   is 'personal: cropped to 512 characters.';
comment on column link_clicks.referrer_url is 'personal: cropped to 1024 characters.';
comment on column link_clicks.session_id   is 'personal: HMAC-SHA256 of candidate, address and user agent under the salt of the day, first 16 bytes, hex.';
comment on column link_clicks.click_source is 'Channel the reader came by: email, linkedin, direct, web.';
comment on column link_clicks.document     is 'The document that the link stood in; null when the request did not say.';
comment on column link_clicks.verdict      is 'human, automated, uncertain; excluded: the candidate''s own click, in no total.';
comment on column link_clicks.reasons      is 'The rules that decided the verdict.';
comment on column link_clicks.anonymous    is 'The reader sent DNT or Sec-GPC: nothing about them is kept.';

create table visitor_salts (
    day  date  primary key,
    salt bytea not null check (length(salt) = 32)
);

comment on table visitor_salts is 'Random salts of visitor hashes by UTC day, deleted after 48 hours.';

-- Makes the partition of a day's month, unless it exists or the month is too far away to be believed: a clock may be
-- wrong. Rows that had to wait in the default partition move into it. Safe to call at any time, by several sessions at
-- once. True when it made one.
create function make_link_click_partition(day date) returns boolean
    language plpgsql as
$$
declare
    first_day date        := date_trunc('month', day)::date;
    from_time timestamptz := first_day::timestamp at time zone 'UTC';
    to_time   timestamptz := (first_day + interval '1 month') at time zone 'UTC';
    partition text        := 'link_clicks_' || to_char(first_day, 'YYYY_MM');
begin
    if to_regclass(partition) is not null
       or from_time not between now() - interval '3 years' and now() + interval '1 year' then
        return false;
    end if;
    perform pg_advisory_xact_lock(hashtext('make_link_click_partition'));
    if to_regclass(partition) is not null then
        return false;
    end if;
    execute format('create table %I (like link_clicks including defaults including constraints)', partition);
    execute format(
        'with moved as (delete from link_clicks_default where clicked_at >= %L and clicked_at < %L returning *) '
        'insert into %I select * from moved', from_time, to_time, partition);
    execute format(
        'alter table link_clicks attach partition %I for values from (%L) to (%L)', partition, from_time, to_time);
    return true;
end
$$;

-- Makes the partitions of this month and the given number of months after it; how many it made.
create function make_link_click_partitions(months_ahead integer) returns integer
    language sql as
$$
    select count(*) filter (where make_link_click_partition((now() at time zone 'UTC' + make_interval(months => n))::date))::integer
      from generate_series(0, months_ahead) as n
$$;

select make_link_click_partitions(3);
