package dev.souk.system.variants;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.Topology;
import java.util.Map;

/** Drops the database constraints that would reject the transaction of a defect before an invariant breaks. */
final class DatabaseGuards {

    /** An order is charged once. */
    private static final String ONE_PAYMENT =
            "alter table ledger_posting drop constraint if exists ledger_posting_order_id_kind_key";

    /** What is on hand is not negative. */
    private static final String STOCK = "alter table stock drop constraint if exists stock_on_hand_check";

    /** A payment that is refunded has a posting that says so. */
    private static final String REFUND = "drop trigger if exists payment_has_postings on payment";

    /** The statements for the database of each service. */
    static final Map<ServiceDefinition, String> ALL =
            Map.of(Topology.USERS, ONE_PAYMENT + "; " + REFUND, Topology.CARTS, STOCK);

    private DatabaseGuards() {}
}
