package dev.souk.system.chaos.fault;

import dev.souk.launcher.topology.Topology;
import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.chaos.environment.TopicRecords;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Publishes some records of a topic a second time, under the id they have and in an order they never had. */
public record Republish(String topic, int ofEachPartition, long seed) implements Fault {

    @Override
    public FaultKind kind() {
        return FaultKind.DUPLICATE;
    }

    @Override
    public String description() {
        return "republish up to %d × 4 of %s, shuffled".formatted(ofEachPartition, topic);
    }

    @Override
    public String requires() {
        return Topology.KAFKA.name();
    }

    @Override
    public void start(ChaosEnvironment environment) throws ExecutionException, InterruptedException {
        var random = new Random(seed);
        var records = new TopicRecords(environment.target().kafka());
        var again = new ArrayList<>(records.read(topic, random::nextLong, ofEachPartition).stream()
                .map(Republish::copy)
                .toList());
        Collections.shuffle(again, random);
        records.write(List.copyOf(again));
    }

    private static ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> seen) {
        return new ProducerRecord<>(seen.topic(), seen.partition(), seen.key(), seen.value(), seen.headers());
    }

    @Override
    public void stop(ChaosEnvironment environment) {
        // what is published stays published
    }
}
