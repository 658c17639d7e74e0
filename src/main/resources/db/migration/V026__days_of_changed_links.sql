-- Whose link it is decides where its clicks count. A count that is under way has read the link as it was, and what it counts is not
-- in click_days yet: who changes owners waits for it, and who begins to count waits for them.
create or replace function mark_days_of_links(links text[]) returns void
    language plpgsql as
$$
begin
    perform pg_advisory_xact_lock(hashtext('link_owners'));
    insert into dirty_click_days as dirty (day)
    select distinct counted.day + near.days as day
      from click_days as counted
     cross join generate_series(-1, 1) as near (days)
     where counted.tracking_id = any (links)
     order by day
        on conflict (day) do update
       set version = dirty.version + 1;
end
$$;

create or replace function mark_days_of_changed_links() returns trigger
    language plpgsql as
$$
declare
    links text[];
begin
    select array_agg(tracking_id) into links from changed;
    if links is not null then
        perform mark_days_of_links(links);
    end if;
    return null;
end
$$;

create or replace function mark_days_of_moved_links() returns trigger
    language plpgsql as
$$
declare
    links text[];
begin
    -- not a join: its plan would be that of the session's first such statement, and compare each link with each
    select array_agg(moved.tracking_id) into links
      from (select tracking_id, user_id, application_id from before
            except
            select tracking_id, user_id, application_id from after) as moved;
    if links is not null then
        perform mark_days_of_links(links);
    end if;
    return null;
end
$$;
