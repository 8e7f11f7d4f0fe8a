package dev.souk.system.chaos.fault;

import static java.util.stream.Collectors.groupingBy;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.system.observe.Database;
import dev.souk.system.observe.Target;
import dev.souk.system.observe.Topics;
import dev.souk.tools.process.ProcessStatus.State;
import dev.souk.tools.proxy.Traffic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Locale;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A fault that lasts for a while. */
public sealed interface Fault
        permits Fault.Kill, Fault.Freeze, Fault.Network, Fault.FullDisk, Fault.Republish, Rewind, Poison {

    /** What it does, in a few words for the timeline. */
    default String description() {
        return switch (this) {
            case Kill(String process) -> "kill -9 " + process;
            case Freeze(String process) -> "freeze " + process;
            case Network(ProxyRoute route, Traffic traffic) -> route + " " + traffic.description();
            case Republish some ->
                "republish up to %s × 4 of %s, shuffled".formatted(some.ofEachPartition(), some.topic());
            case Rewind(String service) -> "rewind " + service + " to its first record";
            case FullDisk(String service, double share) ->
                String.format(Locale.ROOT, "disk full for %.0f %% of the outbox of %s", share * 100, service);
            case Poison poison -> "poison %s on %s".formatted(poison.form(), poison.topic());
        };
    }

    /** Injects it. */
    default void start(RunningSouk souk) {
        switch (this) {
            case Kill(String process) -> souk.kill(process, true);
            case Freeze(String process) -> souk.pause(process);
            case Network(ProxyRoute route, Traffic traffic) -> souk.proxy(route).apply(traffic);
            case FullDisk disk -> disk.fill(souk);
            case Republish some -> some.publish(souk);
            case Rewind rewind -> rewind.reset(souk);
            case Poison poison -> poison.publish(Target.of(souk.status()).kafka());
        }
    }

    /**
     * Heals it; returns when what was stopped is ready again. Is called again when it failed. Published records stay.
     */
    default void stop(RunningSouk souk) {
        switch (this) {
            case Kill(String process) -> startIfDown(souk, process);
            case Freeze(String process) -> souk.resume(process);
            case Rewind(String service) -> souk.resume(service);
            case Network(ProxyRoute route, Traffic _) -> souk.proxy(route).apply(new Traffic.Flows());
            case FullDisk disk -> disk.free(souk);
            case Republish _, Poison _ -> {}
        }
    }

    private static void startIfDown(RunningSouk souk, String process) {
        souk.status().processes().stream()
                .filter(one -> one.name().equals(process) && one.state() == State.DOWN)
                .forEach(one -> souk.start(process));
    }

    /** Ends a process, such as `order-service#2` or `kafka`, as `kill -9` does; starts it on its port with its data. */
    record Kill(String process) implements Fault {}

    /** Suspends a process: it keeps its connections, locks and leases, and answers no request. */
    record Freeze(String process) implements Fault {}

    /** Disturbs the connections of one service instance to one server. */
    record Network(ProxyRoute route, Traffic traffic) implements Fault {}

    /** Makes a share of the inserts into a service's outbox fail as PostgreSQL does when its disk is full. */
    record FullDisk(String service, double share) implements Fault {

        private void fill(RunningSouk souk) {
            Database.ofOwner(souk, service).execute("""
                    create or replace function chaos_full_disk() returns trigger language plpgsql as $$
                    begin
                        if random() < %s then
                            raise exception 'could not extend file: No space left on device' using errcode = 'disk_full';
                        end if;
                        return new;
                    end $$;
                    create or replace trigger chaos_full_disk before insert on outbox
                        for each row execute function chaos_full_disk();
                    """.formatted(share));
        }

        private void free(RunningSouk souk) {
            Database.ofOwner(souk, service).execute("drop function if exists chaos_full_disk() cascade");
        }
    }

    /** Publishes some records of a topic a second time, with their ids and in random order. */
    record Republish(String topic, int ofEachPartition, long seed) implements Fault {

        private void publish(RunningSouk souk) {
            var random = new Random(seed);
            var topics = new Topics(Target.of(souk.status()).kafka());
            var copies = new ArrayList<ProducerRecord<byte[], byte[]>>();
            var partitions = topics.all(topic).stream().collect(groupingBy(ConsumerRecord::partition));
            for (var records : partitions.values()) {
                int from = random.nextInt(records.size());
                records.stream()
                        .skip(from)
                        .limit(ofEachPartition)
                        .map(seen ->
                                new ProducerRecord<>(topic, seen.partition(), seen.key(), seen.value(), seen.headers()))
                        .forEach(copies::add);
            }
            Collections.shuffle(copies, random);
            topics.publish(copies);
        }
    }
}
