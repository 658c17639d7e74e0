-- As before, but what another session has made while this one waited for the lock is looked up in pg_class itself:
-- to_regclass may answer from what this session remembers of the time before, and the lock does not refresh that.
create or replace function make_link_click_partition(day date) returns boolean
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
    if exists (select
                 from pg_class as made
                 join pg_class as parent using (relnamespace)
                where parent.oid = 'link_clicks'::regclass
                  and made.relname = partition) then
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
