package dev.souk.launcher.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The broker's configuration: one node that is broker and controller, little memory, no automatic topics. */
record BrokerSettings(BrokerListeners listeners, Path data) {

    /** Writes them to the file. */
    void write(Path file) {
        try {
            Files.writeString(file, text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text() {
        return """
            # Written at every start.
            process.roles=broker,controller
            node.id=1
            controller.quorum.voters=1@localhost:%s
            listeners=%s
            advertised.listeners=%s
            controller.listener.names=CONTROLLER
            listener.security.protocol.map=%s
            log.dirs=%s
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
                        listeners.controller(),
                        listeners.listeners(),
                        listeners.advertised(),
                        listeners.protocols(),
                        data.toString().replace('\\', '/'));
    }
}
