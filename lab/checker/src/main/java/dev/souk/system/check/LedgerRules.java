package dev.souk.system.check;

import static dev.souk.system.check.Databases.CARTS;
import static dev.souk.system.check.Databases.USERS;

import java.util.List;

/** What the ledgers of stock and money show alone. */
final class LedgerRules {

    /**
     * I3: on hand, reserved and sold are never negative; their sum equals the adjustments. I6: every wallet ≥ 0; every
     * posting sums to zero; balance = Σ entries.
     */
    static final List<SqlRule> ALL = List.of(
            new SqlRule("I3", "on hand, reserved and sold are never negative", CARTS, """
                    select 'stock of item ' || item_id as subject, least(on_hand, reserved, sold) >= 0 as holds,
                           format('is %s on hand, %s reserved, %s sold', on_hand, reserved, sold) as detail
                    from stock
                    """),
            new SqlRule("I3", "a row of stock is the sum of its postings", CARTS, """
                    select 'stock of item ' || item_id as subject, detail,
                           (s.on_hand, s.reserved, s.sold) = (p.on_hand, p.reserved, p.sold) as holds
                    from stock s cross join lateral (
                        select coalesce(sum(on_hand), 0) as on_hand, coalesce(sum(reserved), 0) as reserved,
                               coalesce(sum(sold), 0) as sold from stock_posting where item_id = s.item_id) p,
                    lateral format('is %s on hand, %s reserved, %s sold, its postings sum to %s, %s, %s',
                                   s.on_hand, s.reserved, s.sold, p.on_hand, p.reserved, p.sold) as detail
                    """),
            new SqlRule("I3", "on hand, reserved and sold sum to the adjustments", CARTS, """
                    select 'stock of item ' || item_id as subject, pieces = adjusted as holds,
                           format('is %s pieces, adjustments sum to %s', pieces, adjusted) as detail
                    from (select item_id, s.on_hand + s.reserved + s.sold as pieces, coalesce((
                              select sum(on_hand) from stock_posting
                              where item_id = s.item_id and order_id is null), 0) as adjusted
                          from stock s) stock
                    """),
            new SqlRule("I3", "every stock posting sums to zero", CARTS, """
                    select 'stock posting ' || id as subject, external + on_hand + reserved + sold = 0 as holds,
                           format('%s of item %s moves external %s, on hand %s, reserved %s, sold %s',
                                  kind, item_id, external, on_hand, reserved, sold) as detail
                    from stock_posting
                    """),
            new SqlRule("I6", "no wallet is below zero", USERS, """
                    select 'wallet ' || id as subject, coalesce(balance_cents >= 0, false) as holds,
                           format('holds %s', balance_cents) as detail
                    from ledger_account where kind = 'wallet'
                    """),
            new SqlRule("I6", "the balance of a wallet is the sum of its entries", USERS, """
                    select 'wallet ' || id as subject, balance_cents is not distinct from sum as holds,
                           format('holds %s, its entries sum to %s', balance_cents, sum) as detail
                    from (select a.id, a.balance_cents, coalesce(sum(e.amount_cents), 0) as sum
                          from ledger_account a left join ledger_entry e on e.account_id = a.id
                          where a.kind = 'wallet' group by a.id) wallet
                    """),
            new SqlRule("I6", "each entry of a wallet continues from the last one", USERS, """
                    select 'ledger entry ' || number as subject,
                           coalesce(after = before + amount_cents and after >= 0, false) as holds,
                           format('of wallet %s moves %s from %s to %s',
                                  account_id, amount_cents, before, after) as detail
                    from (select e.number, e.account_id, e.amount_cents, e.balance_cents as after,
                                 lag(e.balance_cents, 1, 0::bigint)
                                     over (partition by e.account_id order by e.number) as before
                          from ledger_entry e join ledger_account a on a.id = e.account_id
                          where a.kind = 'wallet') entry
                    """),
            new SqlRule("I6", "every posting sums to zero", USERS, """
                    select 'ledger posting ' || p.id as subject,
                           coalesce(sum(e.amount_cents), 1) = 0 and count(e.number) > 1 as holds,
                           format('(%s) sums to %s over the entries %s', p.kind, sum(e.amount_cents),
                                  string_agg(e.number || ': ' || e.amount_cents, ', ' order by e.number)) as detail
                    from ledger_posting p left join ledger_entry e on e.posting_id = p.id group by p.id
                    """));

    private LedgerRules() {}
}
