package dev.souk.system.chaos.environment;

import dev.souk.launcher.process.Await;
import dev.souk.launcher.report.LauncherException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Changes the committed offsets of consumer groups. */
public final class ConsumerGroups {

    private static final Duration SESSION_EXPIRY_LIMIT = Duration.ofSeconds(50);

    private final String bootstrap;

    /** Of the broker at that address. */
    public ConsumerGroups(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /**
     * Resets a group to the first record of each topic. Its members must have ended or be suspended.
     */
    public void rewind(String group) {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrap))) {
            var wait = new Await(SESSION_EXPIRY_LIMIT, Duration.ofMillis(500));
            if (!wait.until(() -> isRewound(admin, group))) {
                throw new LauncherException("The offsets of group %s could not be reset.".formatted(group));
            }
        }
    }

    private static boolean isRewound(Admin admin, String group) {
        try {
            Map<TopicPartition, OffsetAndMetadata> beginning =
                    admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().keySet().stream()
                            .collect(Collectors.toMap(partition -> partition, _ -> new OffsetAndMetadata(0)));
            admin.alterConsumerGroupOffsets(group, beginning).all().get();
            return true;
        } catch (ExecutionException groupHasMembersOrBrokerIsUnavailable) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
