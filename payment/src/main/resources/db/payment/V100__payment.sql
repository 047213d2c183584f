-- A payment, which is also the state of its saga (design §6). A reservation is paid once or not at all: a payment that failed releases it.
create table payment (
    payment_id        uuid        primary key,
    reservation_id    uuid        not null unique,
    user_id           text        not null,
    amount_minor      bigint      not null,
    currency          text        not null,
    requested_at      timestamptz not null,
    deadline          timestamptz not null,
    traceparent       text        not null,
    status            text        not null check (status in ('DEBITING', 'COMPLETED', 'FAILED', 'REFUNDING', 'REFUNDED')),
    failure_reason    text        check (failure_reason in ('INSUFFICIENT_BALANCE', 'TIMEOUT', 'REJECTED')),
    refund_asked_at   timestamptz,
    refund_settled_at timestamptz,
    parked_at         timestamptz,
    parked_reason     text,
    check ((status = 'FAILED') = (failure_reason is not null)),
    check ((status in ('REFUNDING', 'REFUNDED') or failure_reason = 'TIMEOUT') = (refund_asked_at is not null)),
    check (status <> 'REFUNDED' or refund_settled_at is not null),
    check (parked_at is null or (refund_settled_at is null and parked_reason is not null))
) with (fillfactor = 80); -- every row is updated once or more, in place

create index payment_history on payment (user_id, requested_at, payment_id);
create index payment_parked on payment (parked_at, payment_id) where parked_at is not null;
