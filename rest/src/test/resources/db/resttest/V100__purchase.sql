create table purchase (
    id      bigint generated always as identity primary key,
    user_id text not null,
    item    text not null
);
