package dev.souk.system.chaos.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.souk.console.topics.BrokerLogin;
import dev.souk.system.observe.Topics;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Publishes a record that no consumer can read, under a key of its own, which is also its id. */
public record Poison(String topic, Form form, UUID key) implements Fault {

    /** What is wrong with the record. */
    public enum Form {
        /** No CloudEvents headers, and no JSON. */
        NOT_AN_EVENT,
        /** All headers, with an unknown type. */
        UNKNOWN_TYPE,
        /** All headers, with a known type, and a truncated value. */
        TRUNCATED,
        /** So large that its copy with further headers is too large for the dead-letter topic. */
        LARGEST
    }

    private static final int LARGEST_VALUE = 1_048_100;

    /** Publishes the record. */
    public void publish(BrokerLogin broker) {
        String content = form == Form.LARGEST ? " ".repeat(LARGEST_VALUE) : "{\"order_id\":\"";
        var poison = new ProducerRecord<>(topic, key.toString().getBytes(UTF_8), content.getBytes(UTF_8));
        Map<String, String> headers = switch (form) {
            case NOT_AN_EVENT -> Map.of();
            case UNKNOWN_TYPE, LARGEST -> headers("dev.souk.chaos.poison.v1");
            case TRUNCATED -> headers(knownType());
        };
        headers.forEach((name, value) -> poison.headers().add(name, value.getBytes(UTF_8)));
        new Topics(broker).publish(List.of(poison));
    }

    private String knownType() {
        return switch (topic) {
            case "souk.stock" -> "dev.souk.stock.reserved.v1";
            case "souk.payments" -> "dev.souk.payment.taken.v1";
            case "souk.users" -> "dev.souk.account.closed.v1";
            default -> "dev.souk.order.cancelling.v1";
        };
    }

    private Map<String, String> headers(String type) {
        return Map.of(
                "ce_specversion", "1.0",
                "ce_id", key.toString(),
                "ce_type", type,
                "ce_source", "/chaos",
                "ce_subject", key.toString(),
                "ce_time", "2026-01-01T00:00:00Z",
                "ce_sequence", "1",
                "content-type", "application/json");
    }
}
