-- How many payments are open is asked every few seconds. Neither index is touched when a payment completes.
create index payment_awaited on payment (refund_asked_at)
    where refund_asked_at is not null and refund_settled_at is null and parked_at is null;
create index payment_requested on payment using brin (requested_at);
