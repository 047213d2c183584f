-- The outbox (design §3): Debezium's canonical columns, the record's headers, and when and in which order it was said.
-- Rows are only ever inserted; time partitions are created ahead and dropped by the application, never emptied row by row.
create table outbox (
    position      bigint      not null generated always as identity,
    id            uuid        not null,
    aggregatetype text        not null,
    aggregateid   text        not null,
    type          text        not null,
    payload       bytea       not null,
    headers       text        not null,
    created_at    timestamptz not null default clock_timestamp(),
    primary key (position, created_at)
) partition by range (created_at);

comment on column outbox.position is 'Order of appending: per aggregate it is the order of what happened. Across aggregates it is not commit order.';
comment on column outbox.id is 'ce_id of the event.';
comment on column outbox.aggregatetype is 'The service that says it.';
comment on column outbox.aggregateid is 'Key of the record.';
comment on column outbox.type is 'Full name of the Avro record.';
comment on column outbox.payload is 'Value of the record, sent exactly as it is.';
comment on column outbox.headers is 'Headers of the record: a JSON object of strings.';

-- The safety net: an insert never fails because nobody made its partition in time. It is to stay empty, and a metric tells.
create table outbox_default partition of outbox default;

-- Partitions that nothing can be inserted into any more, and the WAL position after their last row: a partition is dropped only
-- after the relay's slot has confirmed that position.
create table outbox_sealed_partition (
    name       text        primary key,
    sealed_lsn pg_lsn      not null,
    sealed_at  timestamptz not null default clock_timestamp()
);

-- One row, once something was dropped: what was said before is not kept any more.
create table outbox_kept_from (
    only_row  boolean     primary key default true check (only_row),
    kept_from timestamptz not null
);

-- What the relay knows about its replication slot, so that it can tell a slot that vanished or was recreated from its own.
create table outbox_relay (
    slot_name      text        primary key,
    phase          text        not null check (phase in ('REBUILDING', 'RELAYING')),
    -- Recorded before the slot is confirmed up to it: the slot can never be ahead of it.
    confirmed_lsn  pg_lsn,
    -- Commit time of the last transaction up to there.
    relayed_to     timestamptz,
    -- Rebuilding: rows from here on are sent again; null means all that are kept.
    resend_from    timestamptz,
    -- The last rebuilding: how many rows were sent again, and, if some were not kept any more, before when.
    resent_rows    bigint,
    missing_before timestamptz,
    rebuilt_at     timestamptz
);

create publication outbox for table outbox with (publish = 'insert', publish_via_partition_root = true);
