package dev.souk.system.chaos.fault;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.system.observe.Target;
import dev.souk.system.observe.Topics;
import dev.souk.tools.ToolException;
import dev.souk.tools.process.Await;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * Resets the offsets of a running service to the first record of each topic. A broker does so only for a group without
 * members, so all instances are suspended until their sessions have expired. They resume with polled, uncommitted
 * records and have to start again from the first record.
 */
public record Rewind(String service) implements Fault {

    private static final Duration SESSION_EXPIRY_LIMIT = Duration.ofSeconds(50);

    void reset(RunningSouk souk) {
        souk.pause(service);
        var wait = new Await(SESSION_EXPIRY_LIMIT, Duration.ofMillis(500));
        var broker = new Topics(Target.of(souk.status()).kafka());
        try (Admin admin = Admin.create(broker.broker().settings())) {
            if (!wait.until(() -> isRewound(broker, admin))) {
                throw new ToolException("The offsets of group %s could not be reset.".formatted(service));
            }
        }
    }

    private boolean isRewound(Topics broker, Admin admin) {
        try {
            var offsets = broker.result(admin.listConsumerGroupOffsets(service).partitionsToOffsetAndMetadata());
            var beginning = offsets.keySet().stream().collect(toMap(identity(), _ -> new OffsetAndMetadata(0)));
            broker.result(admin.alterConsumerGroupOffsets(service, beginning).all());
            return !beginning.isEmpty(); // without an offset nothing is read again
        } catch (ToolException groupHasMembersOrBrokerIsUnavailable) {
            return false;
        }
    }
}
