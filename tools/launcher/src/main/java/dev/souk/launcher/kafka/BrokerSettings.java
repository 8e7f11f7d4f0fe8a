package dev.souk.launcher.kafka;

import dev.souk.launcher.topology.AdvertisedListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The broker's configuration: one node that is broker and controller, little memory, no automatic topics.
 *
 * @param port       for clients
 * @param controller port of its own controller
 * @param proxied    ports for clients that connect through a proxy
 */
record BrokerSettings(int port, int controller, List<AdvertisedListener> proxied, Path data) {

    /** Writes them to the file. */
    void write(Path file) throws IOException {
        Files.writeString(file, text());
    }

    private String text() {
        String listeners = each(number ->
                ",PROXIED" + number + "://localhost:" + proxied.get(number).port());
        String advertised = each(number ->
                ",PROXIED" + number + "://localhost:" + proxied.get(number).advertised());
        return """
            # Written at every start.
            process.roles=broker,controller
            node.id=1
            controller.quorum.voters=1@localhost:%2$d
            listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d%3$s
            advertised.listeners=PLAINTEXT://localhost:%1$d%4$s
            controller.listener.names=CONTROLLER
            listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT%5$s
            log.dirs=%6$s
            auto.create.topics.enable=false
            offsets.topic.num.partitions=1
            offsets.topic.replication.factor=1
            transaction.state.log.num.partitions=1
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            share.coordinator.state.topic.num.partitions=1
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            group.initial.rebalance.delay.ms=0
            group.min.session.timeout.ms=1000
            num.network.threads=1
            num.io.threads=2
            num.recovery.threads.per.data.dir=1
            log.cleaner.dedupe.buffer.size=2097152
            log.index.size.max.bytes=262144
            """.formatted(
                        port,
                        controller,
                        listeners,
                        advertised,
                        each(number -> ",PROXIED" + number + ":PLAINTEXT"),
                        data.toString().replace('\\', '/'));
    }

    private String each(Function<Integer, String> text) {
        return IntStream.range(0, proxied.size()).boxed().map(text).collect(Collectors.joining());
    }
}
