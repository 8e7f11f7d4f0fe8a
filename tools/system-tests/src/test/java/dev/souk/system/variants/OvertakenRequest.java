package dev.souk.system.variants;

import static dev.souk.launcher.topology.Topology.USERS;

import dev.souk.system.observe.Verdict;
import java.util.List;
import java.util.UUID;

/**
 * The request for a payment is late: the cancellation of its order overtakes it. It is held back by telling the inbox
 * that it was there already, and delivered when the inbox has been made to forget that.
 */
final class OvertakenRequest implements Scenario {

    @Override
    public List<Verdict> play(VariantSystem stage) {
        VariantCustomer customer = stage.customer();
        String item = stage.item(5);
        UUID order;
        UUID event;
        try (OpenTransaction hold = stage.store(USERS).hold(ServiceDatabase.INBOX)) {
            order = customer.order(item, 1);
            stage.awaitStatus(customer, order, "STOCK_RESERVED");
            VariantSystem.until(
                    "request on the topic", () -> request(stage, order).isPresent());
            event = DeliveredRecords.id(request(stage, order).orElseThrow());
            hold.run("insert into inbox (event_id) values (?)", event);
        }
        customer.cancel(order).expect(202);
        stage.awaitStatus(customer, order, "CANCELLED");
        stage.store(USERS).run("delete from inbox where event_id = ?", event);
        stage.records().again(request(stage, order).orElseThrow());
        return List.of();
    }

    private static java.util.Optional<org.apache.kafka.clients.consumer.ConsumerRecord<byte[], byte[]>> request(
            VariantSystem stage, UUID order) {
        return stage.records().find("souk.orders", order, "dev.souk.order.stock-reserved.v1");
    }

    @Override
    public String story() {
        return "an order is cancelled before the request for its payment arrives";
    }
}
