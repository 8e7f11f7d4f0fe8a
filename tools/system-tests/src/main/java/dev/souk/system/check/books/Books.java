package dev.souk.system.check.books;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the checker knows of the databases.
 *
 * @param waiting what the outboxes of all services hold
 * @param answers what order-service has answered to checkouts, under their Idempotency-Key
 */
public record Books(
        OrderBook orders, StockBook stock, MoneyBook money, List<Waiting> waiting, List<StoredAnswer> answers) {

    /** An event that has not left its service; {@code parkedReason} is why it never will by itself. */
    public record Waiting(
            String service,
            UUID eventId,
            String topic,
            UUID aggregateId,
            long sequence,
            String type,
            @Nullable String parkedReason) {}

    /**
     * The answer to a checkout.
     *
     * @param key   what the table has of its key: the hash, in hex
     * @param order where the answer says that the order is
     * @param told  the id in its body
     */
    public record StoredAnswer(String key, String order, String told) {}
}
