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

/** What consumer groups remember. */
public final class ConsumerGroups {

    private static final Duration UNTIL_MEMBERS_ARE_FORGOTTEN = Duration.ofSeconds(50);

    private final String bootstrap;

    /** Of the broker at that address. */
    public ConsumerGroups(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /**
     * Lets a group, whose members have ended or are frozen, begin at the first record of everything when they are back.
     */
    public void rewind(String group) {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrap))) {
            var patience = new Await(UNTIL_MEMBERS_ARE_FORGOTTEN, Duration.ofMillis(500));
            if (!patience.until(() -> isRewound(admin, group))) {
                throw new LauncherException("The offsets of group %s could not be set back.".formatted(group));
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
        } catch (ExecutionException membersOrBrokerInTheWay) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
