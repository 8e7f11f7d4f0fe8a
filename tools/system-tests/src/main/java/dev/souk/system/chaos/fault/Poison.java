package dev.souk.system.chaos.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.souk.launcher.topology.Topology;
import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.chaos.environment.TopicRecords;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A record among the others of a topic that no consumer can read; its key is nobody's. */
public record Poison(String topic, Form form, UUID key) implements Fault {

    /** What is wrong with it. */
    public enum Form {
        /** No CloudEvents headers, and no JSON. */
        NOT_AN_EVENT,
        /** All headers, of a type that does not exist. */
        UNKNOWN_TYPE,
        /** All headers, of a type that everybody knows, and a value cut off in the middle. */
        TORN
    }

    @Override
    public FaultKind kind() {
        return FaultKind.POISON;
    }

    @Override
    public String description() {
        return "poison %s on %s".formatted(form, topic);
    }

    @Override
    public String requires() {
        return Topology.KAFKA.name();
    }

    @Override
    public void start(ChaosEnvironment environment) throws ExecutionException, InterruptedException {
        var poison = new ProducerRecord<>(topic, key.toString().getBytes(UTF_8), "{\"order_id\":\"".getBytes(UTF_8));
        switch (form) {
            case NOT_AN_EVENT -> {}
            case UNKNOWN_TYPE -> addHeaders(poison, "dev.souk.chaos.poison.v1");
            case TORN -> addHeaders(poison, knownType());
        }
        new TopicRecords(environment.target().kafka()).write(List.of(poison));
    }

    private String knownType() {
        return switch (topic) {
            case "souk.stock" -> "dev.souk.stock.reserved.v1";
            case "souk.payments" -> "dev.souk.payment.taken.v1";
            case "souk.users" -> "dev.souk.account.closed.v1";
            default -> "dev.souk.order.cancelling.v1";
        };
    }

    private void addHeaders(ProducerRecord<byte[], byte[]> poison, String type) {
        header(poison, "ce_specversion", "1.0");
        header(poison, "ce_id", key.toString());
        header(poison, "ce_type", type);
        header(poison, "ce_source", "/chaos");
        header(poison, "ce_subject", key.toString());
        header(poison, "ce_time", "2026-01-01T00:00:00Z");
        header(poison, "ce_sequence", "1");
        header(poison, "content-type", "application/json");
    }

    private static void header(ProducerRecord<byte[], byte[]> poison, String name, String value) {
        poison.headers().add(name, value.getBytes(UTF_8));
    }

    @Override
    public void stop(ChaosEnvironment environment) {
        // it lies where it lies: the consumers must get over it
    }
}
