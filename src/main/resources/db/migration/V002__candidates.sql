create table user_candidate_info (
    user_id           text        primary key
                                  check (user_id ~ '^[A-Za-z0-9][A-Za-z0-9._@+-]{0,99}$'),
    full_name         text        not null check (full_name <> ''),
    email             text,
    phone             text,
    calendly_url      text        check (calendly_url ~* '^https?://[^[:space:]]+$'),
    linkedin_url      text        check (linkedin_url ~* '^https?://[^[:space:]]+$'),
    portfolio_url     text        check (portfolio_url ~* '^https?://[^[:space:]]+$'),
    base_redirect_url text        check (base_redirect_url ~* '^https?://[^[:space:]]+$'),
    resume            jsonb       not null default '{}' check (jsonb_typeof(resume) = 'object'),
    source_sha256     text,
    created_at        timestamptz not null default now(),
    updated_at        timestamptz not null default now()
);

comment on table  user_candidate_info                   is 'Candidates. Columns win over the same facts inside resume.';
comment on column user_candidate_info.user_id           is 'Chosen by the user, or made of the name: steve_glen.';
comment on column user_candidate_info.full_name         is 'personal: name as it stands in documents.';
comment on column user_candidate_info.email             is 'personal: address as it stands in documents.';
comment on column user_candidate_info.phone             is 'personal: number as it stands in documents.';
comment on column user_candidate_info.calendly_url      is 'personal: scheduling page that tracked links lead to.';
comment on column user_candidate_info.linkedin_url      is 'personal: profile that tracked links lead to.';
comment on column user_candidate_info.portfolio_url     is 'personal: own site that tracked links lead to.';
comment on column user_candidate_info.base_redirect_url is 'Own domain for this candidate''s links; null = BASE_REDIRECT_URL.';
comment on column user_candidate_info.resume            is 'personal: the JSON Resume document as imported.';
comment on column user_candidate_info.source_sha256     is 'SHA-256 (hex) of the imported file, to notice that it changed since.';

-- People edit this table by hand, too; the time of the change must not depend on their remembering it.
create function touch_updated_at() returns trigger
    language plpgsql as
$$
begin
    new.updated_at := now();
    return new;
end
$$;

create trigger user_candidate_info_touched
    before update on user_candidate_info
    for each row execute function touch_updated_at();
