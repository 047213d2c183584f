-- The first answer to a POST, stored in the transaction that it tells of, and given again when the POST is repeated.
create table idempotency_key (
    user_id      text        not null check (length(user_id) between 1 and 64),
    key          text        not null check (length(key) between 1 and 255),
    fingerprint  bytea       not null check (octet_length(fingerprint) = 32),
    status       integer     not null check (status between 200 and 599),
    content_type text        not null,
    -- One `Name: value` a line, for example Retry-After.
    headers      text        not null,
    body         text        not null,
    created_at   timestamptz not null default now(),
    primary key (user_id, key)
);

-- For the purge only.
create index idempotency_key_created_at on idempotency_key (created_at);
