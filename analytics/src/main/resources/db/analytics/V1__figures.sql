-- Up to where each partition has been counted. It changes in the transaction that counts, so each event counts once.
create table counted (
    topic          text   not null,
    partition      int    not null,
    next_offset    bigint not null,
    primary key (topic, partition)
);

-- The events that were counted. A relay that was killed sends again what it had not confirmed: a record of its own, in a place of its
-- own, but the same event.
create table counted_event (
    event_id       uuid primary key
);

-- How often everything was counted anew; who has read under an older number reads again from what `counted` says.
create table build (
    only_row       boolean     primary key default true check (only_row),
    number         bigint      not null,
    begun_at       timestamptz not null
);
insert into build (number, begun_at) values (1, now());

create table concert (
    concert_id     uuid primary key,
    name           text not null,
    currency       text not null
);

create table section (
    performance_id uuid        not null,
    first_seat     int         not null,
    last_seat      int         not null,
    name           text        not null,
    concert_id     uuid        not null,
    starts_at      timestamptz not null,
    primary key (performance_id, first_seat)
);

-- How often, or how much money (minor units), in a minute. A seat stands for its section: which one that is may be told only later.
-- What concerns no performance has a nil one, and seat 0.
create table figure (
    concert_id     uuid        not null,
    performance_id uuid        not null,
    seat           int         not null,
    minute         timestamptz not null,
    measure        text        not null,
    value          bigint      not null,
    primary key (concert_id, performance_id, seat, minute, measure)
);

-- Of a fan's way what is needed to tell how long it took: the last time they joined and bought.
create table fan (
    concert_id     uuid        not null,
    user_id        text        not null,
    joined_at      timestamptz,
    bought_at      timestamptz,
    primary key (concert_id, user_id)
);

-- How long things took, as mergeable sketches (DDSketch), in seconds.
create table duration (
    concert_id     uuid        not null,
    minute         timestamptz not null,
    kind           text        not null check (kind in ('WAIT', 'PURCHASE')),
    sketch         bytea       not null,
    primary key (concert_id, minute, kind)
);
