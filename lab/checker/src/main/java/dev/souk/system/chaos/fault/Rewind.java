package dev.souk.system.chaos.fault;

import static java.util.stream.Collectors.toMap;

import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.tools.ToolException;
import dev.souk.tools.process.Await;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Resets the offsets of a running service to the first record of each topic. A broker does so only for a group without
 * members, so all instances are suspended until their sessions have expired. They resume with polled, uncommitted
 * records and have to start again from the first record.
 */
public record Rewind(String service) implements Fault {

    private static final Duration SESSION_EXPIRY_LIMIT = Duration.ofSeconds(50);

    @Override
    public void start(ChaosEnvironment environment) {
        instances(environment).forEach(environment.souk()::pause);
        var wait = new Await(SESSION_EXPIRY_LIMIT, Duration.ofMillis(500));
        try (Admin admin = Admin.create(environment.target().kafka().settings())) {
            if (!wait.until(() -> isRewound(admin))) {
                throw new ToolException("The offsets of group %s could not be reset.".formatted(service));
            }
        }
    }

    private boolean isRewound(Admin admin) {
        try {
            Map<TopicPartition, OffsetAndMetadata> beginning =
                    admin.listConsumerGroupOffsets(service).partitionsToOffsetAndMetadata().get().keySet().stream()
                            .collect(toMap(partition -> partition, _ -> new OffsetAndMetadata(0)));
            admin.alterConsumerGroupOffsets(service, beginning).all().get();
            return !beginning.isEmpty(); // without an offset nothing is read again
        } catch (ExecutionException groupHasMembersOrBrokerIsUnavailable) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void stop(ChaosEnvironment environment) {
        instances(environment).forEach(environment.souk()::resume);
    }

    private List<String> instances(ChaosEnvironment environment) {
        return environment.processes().stream()
                .filter(process -> process.startsWith(service + "#"))
                .toList();
    }
}
