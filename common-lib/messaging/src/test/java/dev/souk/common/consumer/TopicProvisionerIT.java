package dev.souk.common.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.testing.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.kafka.core.KafkaAdmin;

class TopicProvisionerIT {

    private final Map<String, Object> kafka = Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, Infrastructure.get().bootstrapServers());

    @AutoClose
    private final Admin admin = Admin.create(kafka);

    @AutoClose
    private final GenericApplicationContext context = new GenericApplicationContext();

    @Test
    void aTopicWithFewerPartitionsKeepsThemAndAMissingOneIsCreatedBesideIt() {
        String existing = "topics." + UUID.randomUUID();
        String missing = "topics." + UUID.randomUUID();
        admin.createTopics(List.of(new NewTopic(existing, 1, (short) 1)));
        awaitPartitions(existing, 1);

        new TopicProvisioner(declaring(existing, missing)).createMissing();

        awaitPartitions(missing, 4);
        await().during(Duration.ofSeconds(1)).untilAsserted(() -> assertPartitions(existing, 1));
    }

    /** In a container network a stopped broker has none. */
    @Test
    void aTopicIsCreatedAsSoonAsTheBrokerHasAnAddress() {
        String missing = "topics." + UUID.randomUUID();
        KafkaAdmin declaring = declaring(missing);
        declaring.setBootstrapServersSupplier(() -> "no-such-host.invalid:9092");
        var provisioner = new TopicProvisioner(declaring);
        provisioner.createMissing();
        declaring.setBootstrapServersSupplier(() -> Infrastructure.get().bootstrapServers());

        provisioner.createMissing();

        awaitPartitions(missing, 4);
    }

    /** As Spring Boot makes it of souk-messaging.yml. */
    private KafkaAdmin declaring(String... topics) {
        context.registerBean(KafkaAdmin.NewTopics.class, () -> new TopicProperties(4, (short) 1).topics(topics));
        context.refresh();
        var declaring = new KafkaAdmin(kafka);
        declaring.setApplicationContext(context);
        declaring.setAutoCreate(false);
        declaring.setFatalIfBrokerNotAvailable(true);
        return declaring;
    }

    /** Asked until there is the topic: the broker learns of it after the controller. */
    private void awaitPartitions(String topic, int count) {
        await().ignoreExceptions().untilAsserted(() -> assertPartitions(topic, count));
    }

    private void assertPartitions(String topic, int count) throws Exception {
        assertThat(admin.describeTopics(List.of(topic)).allTopicNames().get().values())
                .singleElement()
                .satisfies(one -> assertThat(one.partitions()).hasSize(count));
    }
}
