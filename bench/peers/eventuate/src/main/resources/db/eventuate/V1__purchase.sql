-- Rows are updated in place (HOT): no updated column is indexed, and pages keep room.

create table performance (
    id    int primary key,
    seats int not null check (seats > 0),
    price bigint not null check (price > 0)
);

-- A row exists only for a seat that is held or sold.
create table seat_claim (
    performance    int not null,
    seat_number    int not null,
    reservation_id uuid not null,
    primary key (performance, seat_number)
);

create table wallet (
    fan     text collate "C" primary key,
    balance bigint not null check (balance >= 0)
) with (fillfactor = 80);

create table reservation (
    id          uuid primary key,
    fan         text not null,
    performance int not null,
    seat_number int not null,
    amount      bigint not null,
    status      text not null check (status in ('HELD', 'PAYING', 'CONFIRMED', 'RELEASED'))
) with (fillfactor = 80);

create table payment (
    reservation_id uuid primary key,
    fan            text not null,
    amount         bigint not null
);

-- What the last fixture put in, for the check.
create table fixture (
    price   bigint not null,
    balance bigint not null
);
