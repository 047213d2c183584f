-- How late the seats of holds that ran out were free again, too.
alter table duration drop constraint duration_kind_check, add check (kind in ('WAIT', 'PURCHASE', 'RELEASE'));

-- The audits that operators asked for. One at a time: whoever runs it says now and then that it is still alive.
create table audit_run (
    audit_id       uuid        primary key,
    asked_by       text        not null,
    begun_at       timestamptz not null default now(),
    seen_at        timestamptz not null default now(),
    progress       text        not null default '',
    ended_at       timestamptz,
    outcome        text        check (outcome in ('PROVEN', 'REFUTED', 'FAILED')),
    report         jsonb,
    check ((ended_at is null) = (outcome is null))
);
create unique index audit_run_one on audit_run ((true)) where ended_at is null;
create index audit_run_newest on audit_run (begun_at desc);
