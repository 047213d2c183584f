#!/bin/bash
# A role and a database for each service that has one; those with an outbox may read the write-ahead log. Run once, on an empty volume.
set -eu

database() {
  psql --username postgres --set ON_ERROR_STOP=1 --set name="$1" --set password="$2" <<SQL
create role :"name" login $3 password :'password';
create database :"name" owner :"name";
SQL
}

database reservation "$RESERVATION_PASSWORD" replication
database payment "$PAYMENT_PASSWORD" replication
database wallet "$WALLET_PASSWORD" replication
database analytics "$ANALYTICS_PASSWORD" noreplication
database registry "$REGISTRY_PASSWORD" noreplication
