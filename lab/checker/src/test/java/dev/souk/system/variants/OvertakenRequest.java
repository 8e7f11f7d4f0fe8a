package dev.souk.system.variants;

import static dev.souk.launcher.api.Topology.USERS;

import dev.souk.system.check.Verdict;
import java.util.List;
import java.util.UUID;

/**
 * The payment request is delivered after the cancellation of its order. A row in the inbox makes user-service skip it
 * at first; then the row is deleted and the record delivered again.
 */
final class OvertakenRequest implements Scenario {

    @Override
    public List<Verdict> run(VariantSystem system) {
        VariantCustomer customer = system.customer();
        String item = system.item(5);
        UUID order;
        UUID event;
        try (OpenTransaction transaction = OpenTransaction.lockingInbox(system.database(USERS))) {
            order = customer.order(item, 1);
            system.awaitStatus(customer, order, "STOCK_RESERVED");
            VariantSystem.until(
                    "request on the topic", () -> request(system, order).isPresent());
            event = DeliveredRecords.id(request(system, order).orElseThrow());
            transaction.execute("insert into inbox (event_id) values (?)", event);
        }
        customer.cancel(order).expect(202);
        system.awaitStatus(customer, order, "CANCELLED");
        system.database(USERS).execute("delete from inbox where event_id = ?", event);
        system.records().redeliver(request(system, order).orElseThrow());
        return List.of();
    }

    private static java.util.Optional<org.apache.kafka.clients.consumer.ConsumerRecord<byte[], byte[]>> request(
            VariantSystem system, UUID order) {
        return system.records().find("souk.orders", order, "dev.souk.order.stock-reserved.v1");
    }

    @Override
    public String description() {
        return "an order is cancelled before the request for its payment arrives";
    }
}
