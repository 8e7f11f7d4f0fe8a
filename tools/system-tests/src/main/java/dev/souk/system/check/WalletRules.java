package dev.souk.system.check;

import static dev.souk.system.check.Databases.USERS;

import dev.souk.system.verdict.Verdict;
import java.util.stream.Stream;

/** I6: every wallet ≥ 0; every posting sums to zero; balance = Σ entries. */
final class WalletRules {

    private static final String NOT_NEGATIVE =
            """
            select 'wallet ' || id as subject, coalesce(balance_cents >= 0, false) as holds,
                   format('holds %s', balance_cents) as detail
            from ledger_account where kind = 'wallet'
            """;

    private static final String SUM_OF_ENTRIES =
            """
            select 'wallet ' || a.id as subject, a.balance_cents is not distinct from coalesce(sum(e.amount_cents), 0) as holds,
                   format('holds %s, its entries sum to %s', a.balance_cents, coalesce(sum(e.amount_cents), 0)) as detail
            from ledger_account a left join ledger_entry e on e.account_id = a.id where a.kind = 'wallet' group by a.id
            """;

    private static final String ENTRIES_CONTINUE =
            """
            select 'ledger entry ' || number as subject,
                   coalesce(after = before + amount_cents and after >= 0, false) as holds,
                   format('of wallet %s moves %s from %s to %s', account_id, amount_cents, before, after) as detail
            from (select e.number, e.account_id, e.amount_cents, e.balance_cents as after,
                         lag(e.balance_cents, 1, 0::bigint) over (partition by e.account_id order by e.number) as before
                  from ledger_entry e join ledger_account a on a.id = e.account_id where a.kind = 'wallet') entry
            """;

    private static final String POSTINGS_BALANCE =
            """
            select 'ledger posting ' || p.id as subject, coalesce(sum(e.amount_cents), 1) = 0 and count(e.number) > 1 as holds,
                   format('(%s) sums to %s over the entries %s', p.kind, sum(e.amount_cents),
                          string_agg(e.number || ': ' || e.amount_cents, ', ' order by e.number)) as detail
            from ledger_posting p left join ledger_entry e on e.posting_id = p.id group by p.id
            """;

    private WalletRules() {}

    static Stream<Verdict> check(Databases databases) {
        return Stream.of(
                databases.verdict("I6", "no wallet is below zero", USERS, NOT_NEGATIVE),
                databases.verdict("I6", "the balance of a wallet is the sum of its entries", USERS, SUM_OF_ENTRIES),
                databases.verdict("I6", "each entry of a wallet continues from the last one", USERS, ENTRIES_CONTINUE),
                databases.verdict("I6", "every posting sums to zero", USERS, POSTINGS_BALANCE));
    }
}
