create table concert (
  id                         uuid primary key,
  name                       text not null,
  currency                   text not null,
  max_seats                  int not null check (max_seats > 0),
  hold_seconds               int not null check (hold_seconds > 0),
  room_capacity              int not null check (room_capacity > 0),
  room_admissions_per_second int not null check (room_admissions_per_second > 0),
  created_at                 timestamptz not null default now()
);

create table performance (
  id         uuid primary key,
  concert_id uuid not null references concert,
  starts_at  timestamptz not null
);
create index performance_of_concert on performance (concert_id, starts_at);

create table section (
  performance_id uuid not null references performance,
  name           text not null,
  first_seat     int not null check (first_seat > 0),
  last_seat      int not null,
  price_minor    bigint not null check (price_minor > 0),
  primary key (performance_id, first_seat),
  unique (performance_id, name),
  check (first_seat <= last_seat)
);

create table reservation (
  id               uuid primary key,
  user_id          text not null,
  concert_id       uuid not null,
  performance_id   uuid not null,
  seats            int[] not null check (cardinality(seats) > 0),
  amount_minor     bigint not null check (amount_minor > 0),
  currency         text not null,
  pass_id          uuid not null,
  status           text not null check (status in ('HELD', 'PAYING', 'CONFIRMED', 'CANCELLING', 'CANCELLED', 'RELEASED')),
  hold_expires_at  timestamptz not null,
  payment_id       uuid,
  payment_deadline timestamptz,
  end_reason       text check (end_reason in ('EXPIRED', 'CANCELLED', 'PAYMENT_FAILED', 'REFUNDED')),
  payment_failure  text check (payment_failure in ('INSUFFICIENT_BALANCE', 'TIMEOUT', 'REJECTED')),
  created_at       timestamptz not null,
  updated_at       timestamptz not null,
  check ((end_reason is not null) = (status in ('CANCELLED', 'RELEASED'))),
  check (payment_id is not null or status in ('HELD', 'RELEASED'))
) with (fillfactor = 80);

-- One open reservation per fan and performance.
create unique index reservation_open on reservation (performance_id, user_id) where status in ('HELD', 'PAYING');
create index reservation_of_user on reservation (user_id, id desc);
-- Passes that have bought.
create index reservation_bought on reservation (pass_id) where status in ('CONFIRMED', 'CANCELLING', 'CANCELLED');

-- A row exists only for a held or sold seat; held_until is infinite while a payment decides and when it is sold. A row whose
-- held_until has passed means nothing. The seats' numbers are those of the sections.
create table seat_claim (
  performance_id uuid not null,
  seat_number    int not null,
  reservation_id uuid not null,
  held_until     timestamptz not null,
  primary key (performance_id, seat_number)
) with (fillfactor = 80);
create index seat_claim_of_reservation on seat_claim (reservation_id);

-- Payments that completed for a reservation that was gone, each sent back once.
create table stray_payment (
  payment_id     uuid primary key,
  reservation_id uuid not null,
  noted_at       timestamptz not null default now()
);
