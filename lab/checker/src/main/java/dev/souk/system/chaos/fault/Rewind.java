package dev.souk.system.chaos.fault;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.system.observe.Target;
import dev.souk.system.observe.Topics;
import dev.souk.tools.ToolException;
import dev.souk.tools.process.Await;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Resets the offsets of a running service to the first record of each topic. A broker does so only for a group without
 * members: all instances are suspended until their sessions have expired, and resume with polled, uncommitted records.
 */
public record Rewind(String service) implements Fault {

    private static final Duration SESSION_EXPIRY_LIMIT = Duration.ofSeconds(50);

    void reset(RunningSouk souk) {
        var wait = new Await(SESSION_EXPIRY_LIMIT, Duration.ofMillis(500));
        var broker = new Topics(Target.of(souk.status()).kafka());
        try (Admin admin = Admin.create(broker.broker().settings())) {
            boolean hasRead = wait.until(() -> !offsets(broker, admin).isEmpty()); // once suspended, it commits none
            souk.pause(service);
            if (!hasRead || !wait.until(() -> isRewound(broker, admin))) {
                throw new ToolException("The offsets of group %s could not be reset.".formatted(service));
            }
        }
    }

    private boolean isRewound(Topics broker, Admin admin) {
        try {
            var beginning = offsets(broker, admin).stream().collect(toMap(identity(), _ -> new OffsetAndMetadata(0)));
            broker.result(admin.alterConsumerGroupOffsets(service, beginning).all());
            return true;
        } catch (ToolException groupHasMembersOrBrokerIsUnavailable) {
            return false;
        }
    }

    /** The partitions that it has read. */
    private Set<TopicPartition> offsets(Topics broker, Admin admin) {
        return broker.result(admin.listConsumerGroupOffsets(service).partitionsToOffsetAndMetadata())
                .keySet();
    }
}
