create table mail_subscriptions (
    subscription_id bigint      generated always as identity primary key,
    user_id         text        references user_candidate_info on delete cascade on update cascade,
    address         text        check (address ~ '^[^[:space:][:cntrl:]]+@[^[:space:][:cntrl:]]+$'),
    zone            text        check (zone <> ''),
    language        text        check (language <> ''),
    skip_empty      boolean     not null default false,
    subscribed_at   timestamptz not null default now(),
    unsubscribed_at timestamptz,
    check (user_id is not null or address is not null),
    unique nulls not distinct (user_id, address)
);

comment on table  mail_subscriptions                 is 'Who gets the weekly mail, and about whom.';
comment on column mail_subscriptions.user_id         is 'Whom it is about; null = all candidates together.';
comment on column mail_subscriptions.address         is 'personal: where it goes; null = the address of the candidate''s profile, whatever that is at the time.';
comment on column mail_subscriptions.zone            is 'Whose days and hours it has; null = those of reports.';
comment on column mail_subscriptions.language        is 'How dates are written, as de-CH; null = en.';
comment on column mail_subscriptions.skip_empty      is 'No mail for a week in which nothing happened.';
comment on column mail_subscriptions.unsubscribed_at is 'Since when nothing is sent; the row stays, so that nobody is subscribed again by themselves.';

create table outbox_mails (
    mail_id          bigint      generated always as identity primary key,
    message_id       text        not null unique,
    kind             text        not null check (kind in ('digest', 'alert', 'operator')),
    occasion         text        not null check (occasion <> ''),
    recipient        text        not null,
    user_id          text        references user_candidate_info on delete cascade on update cascade,
    subscription_id  bigint      references mail_subscriptions on delete set null,
    state            text        not null default 'waiting'
                                 check (state in ('waiting', 'sending', 'sent', 'refused', 'given_up', 'unclear', 'skipped')),
    attempts         integer     not null default 0,
    handovers        integer     not null default 0,
    created_at       timestamptz not null,
    first_attempt_at timestamptz,
    next_attempt_at  timestamptz not null,
    finished_at      timestamptz,
    last_error       text,
    unique nulls not distinct (kind, occasion, recipient, user_id)
);

create index outbox_mails_due on outbox_mails (next_attempt_at) where state in ('waiting', 'sending');

comment on table  outbox_mails                 is 'Every mail that was to be sent, and what became of it; one row per recipient and occasion.';
comment on column outbox_mails.message_id      is 'The Message-ID of every attempt, so that a mail that arrives twice can be told to be the same.';
comment on column outbox_mails.occasion        is 'Of a digest the ISO week, 2026-W47.';
comment on column outbox_mails.recipient       is 'personal: the address at the time.';
comment on column outbox_mails.user_id         is 'Whom it is about; null = all candidates together.';
comment on column outbox_mails.state           is 'waiting, sending, sent, refused by the server for good, given_up after a day, unclear whether it was taken, skipped since nothing was to be said or nobody wanted it.';
comment on column outbox_mails.handovers       is 'How often the server got all of it without our hearing what became of it.';
comment on column outbox_mails.last_error      is 'What the server or the connection said, without addresses.';
