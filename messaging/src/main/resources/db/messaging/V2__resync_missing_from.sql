-- The last rebuilding, if some rows were not kept any more: since when they had been said. Up to when is in missing_before.
alter table outbox_relay add column missing_from timestamptz;
