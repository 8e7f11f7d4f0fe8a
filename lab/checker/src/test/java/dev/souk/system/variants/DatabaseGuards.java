package dev.souk.system.variants;

/** Database constraints that would reject the transaction of a defect before an invariant breaks. */
final class DatabaseGuards {

    /** An order is charged once. */
    static final String ONE_PAYMENT =
            "alter table ledger_posting drop constraint if exists ledger_posting_order_id_kind_key";

    /** What is on hand is not negative. */
    static final String STOCK = "alter table stock drop constraint if exists stock_on_hand_check";

    /** A payment that is refunded has a posting that says so. */
    static final String REFUND = "drop trigger if exists payment_has_postings on payment";

    private DatabaseGuards() {}
}
