-- Rows are updated in place (HOT): no updated column is indexed, and pages keep room.

create table seat (
    performance    int not null,
    number         int not null,
    price          bigint not null check (price > 0),
    reservation_id uuid,
    version        int not null default 0,
    primary key (performance, number)
) with (fillfactor = 80);

-- Whose the seats are when a unique index decides.
create table seat_claim (
    performance    int not null,
    number         int not null,
    reservation_id uuid not null,
    primary key (performance, number)
);

create table wallet (
    fan     varchar(255) collate "C" primary key,
    balance bigint not null check (balance >= 0)
) with (fillfactor = 80);

create table reservation (
    id          uuid primary key,
    fan         varchar(255) not null,
    performance int not null,
    seat_number int not null,
    amount      bigint not null,
    status      varchar(9) not null check (status in ('HELD', 'CONFIRMED', 'RELEASED'))
) with (fillfactor = 80);

create table payment (
    reservation_id uuid primary key,
    fan            varchar(255) not null,
    amount         bigint not null
);

-- What the last fixture put in, for the check.
create table fixture (
    price   bigint not null,
    balance bigint not null
);

-- The waiting line of the second requirement document.
create table waiting (
    place bigint generated always as identity primary key,
    fan   varchar(255) collate "C" not null unique
);
