package dev.souk.system.bench.fill;

import java.util.List;

/**
 * What past orders leave in the database of one service: rows as the service writes them, without those that it deletes
 * later (outbox, inbox, idempotency keys). The statements read the temporary tables of {@link FillSession}.
 *
 * @param service that owns the database
 * @param shop statements for what is there before the first customer
 * @param customers statements for each customer of {@code past_user}
 * @param orders statements for each order of {@code past_order}
 */
record FilledTables(String service, String shop, String customers, String orders) {

    static final List<FilledTables> ALL = List.of(OrderTables.SQL, CartTables.SQL, WalletTables.SQL);
}
