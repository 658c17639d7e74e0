create table link_tracking (
    tracking_id    text        primary key check (tracking_id ~ '^lt_[a-z0-9_]{1,40}_[0-9A-Za-z]{4,64}$'),
    user_id        text,
    job_id         text,
    application_id text,
    link_function  text        not null check (link_function <> ''),
    original_url   text        not null check (original_url ~* '^https?://[^[:space:]]+$' and length(original_url) <= 2048),
    redirect_url   text        not null,
    is_active      boolean     not null default true,
    created_at     timestamptz not null default now(),
    updated_at     timestamptz not null default now(),
    check (job_id is not null or application_id is not null)
);

-- md5 keeps long addresses within the size of an index entry.
create unique index link_tracking_once
    on link_tracking (coalesce(user_id, ''), coalesce(job_id, ''), coalesce(application_id, ''),
                      link_function, md5(original_url));
create index link_tracking_by_application on link_tracking (application_id);
create index link_tracking_by_job         on link_tracking (job_id);

create trigger link_tracking_touched
    before update on link_tracking
    for each row execute function touch_updated_at();

comment on table  link_tracking               is 'Tracked links: minted once per candidate, job, application, function and address; never deleted by a re-run.';
comment on column link_tracking.tracking_id   is 'lt_<function>_<22 base62 characters, 131 random bits>; shorter ones may come from elsewhere.';
comment on column link_tracking.link_function is 'What the link is for: Calendly, LinkedIn, Portfolio.';
comment on column link_tracking.original_url  is 'personal: where a reader is sent.';
comment on column link_tracking.redirect_url  is 'The address that stands in documents, without the mark of the document.';
comment on column link_tracking.is_active     is 'False: answered 410 Gone.';

create index link_tracking_by_change on link_tracking (updated_at);

-- Running servers keep the links in memory. Each statement that changes some calls out from when on to look again (in
-- milliseconds), since its transaction may have begun long before; what is gone cannot be looked up, so all is read again.
create function announce_changed_links() returns trigger
    language plpgsql as
$$
declare
    earliest timestamptz;
begin
    if tg_op in ('DELETE', 'TRUNCATE') then
        perform pg_notify('paperclick_links', 'reload');
        return null;
    end if;
    select min(updated_at) into earliest from changed;
    if earliest is not null then
        perform pg_notify('paperclick_links', floor(extract(epoch from earliest) * 1000)::bigint::text);
    end if;
    return null;
end
$$;

create trigger link_tracking_inserted
    after insert on link_tracking
    referencing new table as changed
    for each statement execute function announce_changed_links();

create trigger link_tracking_updated
    after update on link_tracking
    referencing new table as changed
    for each statement execute function announce_changed_links();

create trigger link_tracking_deleted
    after delete on link_tracking
    for each statement execute function announce_changed_links();

create trigger link_tracking_truncated
    after truncate on link_tracking
    for each statement execute function announce_changed_links();
