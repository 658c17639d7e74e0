alter table mail_subscriptions
    add column kind text not null default 'digest' check (kind in ('digest', 'alert')),
    drop constraint mail_subscriptions_user_id_address_key,
    add constraint mail_subscriptions_once unique nulls not distinct (kind, user_id, address);

comment on table  mail_subscriptions      is 'Who gets the weekly mail or alerts, and about whom.';
comment on column mail_subscriptions.kind is 'digest: the weekly mail; alert: a mail when somebody opens an application.';

create table first_interests (
    application_id text        primary key references job_applications on delete cascade,
    click_id       bigint      not null,
    tracking_id    text        not null,
    opened_at      timestamptz not null,
    decided_at     timestamptz not null,
    withdrawn_at   timestamptz
);

comment on table  first_interests              is 'Of each application the last click for which an alert was raised; a later one takes its place only when the window is over.';
comment on column first_interests.click_id     is 'The click, which may be judged otherwise before the alert goes out.';
comment on column first_interests.opened_at    is 'When it was; with click_id the key of link_clicks.';
comment on column first_interests.withdrawn_at is 'When it turned out to be no person''s, so that the next click may raise one.';

create table webhook_deliveries (
    delivery_id     bigint      generated always as identity primary key,
    message_id      text        not null unique check (message_id ~ '^msg_[0-9A-Za-z]+$'),
    type            text        not null,
    application_id  text        references job_applications on delete cascade,
    click_id        bigint,
    clicked_at      timestamptz,
    payload         text        not null,
    state           text        not null default 'waiting' check (state in ('waiting', 'delivered', 'given_up', 'refused', 'skipped')),
    attempts        integer     not null default 0,
    created_at      timestamptz not null,
    next_attempt_at timestamptz not null,
    finished_at     timestamptz,
    http_status     integer,
    last_error      text
);

create index webhook_deliveries_due on webhook_deliveries (next_attempt_at) where state = 'waiting';

comment on table  webhook_deliveries            is 'Every webhook that was to be sent, and what became of it.';
comment on column webhook_deliveries.message_id is 'webhook-id of every attempt, by which a receiver knows one that comes twice.';
comment on column webhook_deliveries.click_id   is 'The click that it tells of; not sent when that turns out to be no person''s.';
comment on column webhook_deliveries.payload    is 'personal: the body of every attempt, byte for byte: it names a candidate''s application.';
comment on column webhook_deliveries.state      is 'waiting, delivered, given_up after the last attempt, refused with 410, skipped since the click was no person''s.';
comment on column webhook_deliveries.last_error is 'Why the last attempt failed, in one sentence.';

create table disabled_webhooks (
    url_sha256  text        primary key,
    disabled_at timestamptz not null,
    reason      text        not null
);

comment on table  disabled_webhooks            is 'Addresses that have said they want no webhooks any more (410).';
comment on column disabled_webhooks.url_sha256 is 'SHA-256 (hex) of the address, which may hold a secret.';
