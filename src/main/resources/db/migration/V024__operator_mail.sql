alter table outbox_mails add column content jsonb;

comment on column outbox_mails.content  is 'personal: what the mail says, where that was fixed when it was put in; null where it is written when it is sent.';
comment on column outbox_mails.occasion is 'Of a digest the ISO week, 2026-W47; of an alert the application and when it was opened; of a mail to the operator the day.';
