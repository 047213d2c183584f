-- The double-entry ledger (design §7).
--
-- Balances are kept for wallets only: they are what a debit must look at. Nobody decides anything by the balance of `cash` or
-- `box-office`, and kept rows of theirs would be updated, and so queued for, by every charge and every debit there is. Their balances
-- are derived from the transfers instead, by the view account_balance.

create table account (
    account_id    text collate "C" primary key check (account_id ~ '^wallet:.'),
    balance_minor bigint not null check (balance_minor >= 0),
    currency      varchar(3) not null,
    -- The number of the wallet's newest transfer.
    entry_count   bigint not null check (entry_count >= 0)
) with (fillfactor = 70);

create table transfer (
    transfer_id    uuid primary key,
    kind           varchar(10) not null check (kind in ('CHARGE', 'DEBIT', 'REFUND')),
    -- From the debit account to the credit account.
    debit_account  text collate "C" not null,
    credit_account text collate "C" not null,
    amount_minor   bigint not null check (amount_minor > 0),
    currency       varchar(3) not null,
    -- The charge, or the payment of a debit and of its refund.
    reference      uuid not null,
    -- Of the fan's wallet.
    balance_after  bigint not null check (balance_after >= 0),
    -- Counts the transfers of one wallet, from 1 without gaps.
    entry_number   bigint not null check (entry_number > 0),
    at             timestamptz not null,
    wallet_account text collate "C" not null
        generated always as (case when kind = 'DEBIT' then debit_account else credit_account end) stored,
    constraint transfer_once unique (reference, kind),
    constraint transfer_entry unique (wallet_account, entry_number),
    constraint transfer_accounts check (
        wallet_account ~ '^wallet:.' and case kind
            when 'CHARGE' then debit_account = 'cash'
            when 'DEBIT' then credit_account = 'box-office'
            else debit_account = 'box-office' end)
);

create table rejected_debit (
    payment_id uuid primary key,
    reason     varchar(30) not null check (reason in ('INSUFFICIENT_BALANCE', 'VOIDED', 'INVALID')),
    at         timestamptz not null
);

create function refuse_to_rewrite_history() returns trigger language plpgsql as $$
begin
    raise exception 'Rows of % are never changed or deleted.', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger transfer_is_immutable before update or delete on transfer
    for each row execute function refuse_to_rewrite_history();
create trigger transfer_is_not_truncated before truncate on transfer
    for each statement execute function refuse_to_rewrite_history();
create trigger rejected_debit_is_immutable before update or delete on rejected_debit
    for each row execute function refuse_to_rewrite_history();
create trigger rejected_debit_is_not_truncated before truncate on rejected_debit
    for each statement execute function refuse_to_rewrite_history();

-- Every account with its balance by the transfers alone: what it was credited less what it was debited. `cash` is negative, as the money
-- that came from outside.
create view account_balance as
select account_id, sum(amount_minor)::bigint as balance_minor, count(*) as transfers
from (select credit_account as account_id, amount_minor from transfer
      union all
      select debit_account, -amount_minor from transfer) posted
group by account_id;

-- What does not add up; empty when all is well. One statement and so one snapshot: it may run while money moves.
create view ledger_discrepancy as
with chained as (
    select transfer_id, wallet_account, entry_number, balance_after,
           case when kind = 'DEBIT' then -amount_minor else amount_minor end as change_minor,
           lag(balance_after, 1, 0::bigint) over entries as balance_before,
           lag(entry_number, 1, 0::bigint) over entries as entry_before
    from transfer window entries as (partition by wallet_account order by entry_number)
)
select 'ACCOUNTS_SUM_TO_ZERO' as rule, 'all accounts' as subject, 0::numeric as expected, total as actual
from (select (select coalesce(sum(balance_minor), 0) from account)
           + (select coalesce(sum(balance_minor), 0) from account_balance where account_id not like 'wallet:%') as total) sums
where total <> 0
union all
select 'BALANCE_IS_SUM_OF_TRANSFERS', coalesce(kept.account_id, posted.account_id), coalesce(posted.balance_minor, 0), kept.balance_minor
from account kept
full join (select * from account_balance where account_id like 'wallet:%') posted on posted.account_id = kept.account_id
where kept.balance_minor is distinct from coalesce(posted.balance_minor, 0)
union all
select 'ENTRIES_ARE_COUNTED', kept.account_id, coalesce(posted.transfers, 0), kept.entry_count
from account kept
left join account_balance posted on posted.account_id = kept.account_id
where kept.entry_count <> coalesce(posted.transfers, 0)
union all
select 'BALANCE_NOT_NEGATIVE', account_id, 0, balance_minor from account where balance_minor < 0
union all
select 'BALANCE_AFTER_FOLLOWS_THE_ENTRY_BEFORE', transfer_id::text, balance_before + change_minor, balance_after
from chained where balance_after <> balance_before + change_minor
union all
select 'BALANCE_AFTER_NOT_NEGATIVE', transfer_id::text, 0, balance_after from chained where balance_after < 0
union all
select 'ENTRIES_HAVE_NO_GAPS', transfer_id::text, entry_before + 1, entry_number
from chained where entry_number <> entry_before + 1
union all
select 'REFUND_UNDOES_ITS_DEBIT', refund.transfer_id::text, debit.amount_minor, refund.amount_minor
from transfer refund
left join transfer debit on debit.reference = refund.reference and debit.kind = 'DEBIT'
where refund.kind = 'REFUND'
  and (debit.amount_minor, debit.wallet_account, debit.currency)
      is distinct from (refund.amount_minor, refund.wallet_account, refund.currency)
union all
select 'REJECTED_IS_NEVER_DEBITED', debit.transfer_id::text, 0, debit.amount_minor
from transfer debit join rejected_debit on payment_id = debit.reference
where debit.kind = 'DEBIT';
