package dev.souk.system.chaos.fault;

import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.observe.Topics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Publishes some records of a topic a second time, with their ids and in random order. */
public record Republish(String topic, int ofEachPartition, long seed) implements Fault {

    @Override
    public void start(ChaosEnvironment environment) throws ExecutionException, InterruptedException {
        var random = new Random(seed);
        var topics = new Topics(environment.target().kafka());
        var copies = new ArrayList<>(topics.sample(topic, random::nextLong, ofEachPartition).stream()
                .map(Republish::copy)
                .toList());
        Collections.shuffle(copies, random);
        topics.publish(List.copyOf(copies));
    }

    private static ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> seen) {
        return new ProducerRecord<>(seen.topic(), seen.partition(), seen.key(), seen.value(), seen.headers());
    }
}
