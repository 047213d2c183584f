-- A role and a database for each service that has one; those with an outbox may read the write-ahead log.
create role reservation login replication password 'reservation';
create role payment login replication password 'payment';
create role wallet login replication password 'wallet';
create role analytics login password 'analytics';
create role registry login password 'registry';
create database reservation owner reservation;
create database payment owner payment;
create database wallet owner wallet;
create database analytics owner analytics;
create database registry owner registry;

-- The audit reads everything and changes nothing.
create role audit login password 'audit';
alter role audit set default_transaction_read_only = on;
grant pg_read_all_data to audit;
