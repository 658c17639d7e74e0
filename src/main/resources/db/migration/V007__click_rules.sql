create table dirty_click_days (
    day     date   primary key,
    version bigint not null default 1
);

comment on table  dirty_click_days         is 'UTC days whose clicks changed since they were last counted.';
comment on column dirty_click_days.version is 'Raised with each change: who counts a day clears it only if the version is still the same.';

-- 128 random bits: gen_random_uuid alone has six fixed ones.
create function make_own_click_token() returns text
    language sql volatile as
$$
    select left(encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex'), 32)
$$;

alter table user_candidate_info
    add column own_click_token text not null default make_own_click_token();

comment on column user_candidate_info.own_click_token is 'secret: ?notrack=<token> marks the candidate''s own clicks.';

