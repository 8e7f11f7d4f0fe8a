package dev.souk.common.consumer;

import static org.awaitility.Awaitility.await;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.sample.Notes;
import dev.souk.testing.SoukTest;
import dev.souk.testing.events.TestEvents;
import dev.souk.testing.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

@SoukTest
class OffsetCommitIT {

    private static final String WRITTEN = "dev.souk.note.written.v1";
    private static final String TOPIC = "sample.foreign";

    private final TestEvents events;
    private final IdGenerator ids;
    private final String group;

    OffsetCommitIT(TestEvents events, IdGenerator ids, @Value("${spring.kafka.consumer.group-id}") String group) {
        this.events = events;
        this.ids = ids;
        this.group = group;
    }

    /** Offsets are committed between two polls, so a poll without records must end soon. */
    @Test
    void theOffsetOfTheLastRecordIsCommittedSoonAfterItsEffect() {
        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", (Object) Infrastructure.get().bootstrapServers()))) {
            awaitEffect("the first one");
            await().until(() -> lag(admin) == 0); // and all are connected

            awaitEffect("the last one");
            await().atMost(Duration.ofMillis(4_500)).until(() -> lag(admin) == 0); // a poll takes 5 s by default
        }
    }

    private void awaitEffect(String text) {
        UUID note = ids.next();
        events.publish(TOPIC, WRITTEN, note, 1, new Notes.Written(note, text));
        events.awaitTypes("sample.notes", note, WRITTEN);
    }

    private long lag(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        TopicDescription topic = Objects.requireNonNull(
                admin.describeTopics(List.of(TOPIC)).allTopicNames().get().get(TOPIC));
        List<TopicPartition> partitions = topic.partitions().stream()
                .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                .toList();
        var ends = admin.listOffsets(
                        partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest())))
                .all()
                .get();
        return ends.entrySet().stream()
                .mapToLong(end -> end.getValue().offset() - offset(committed.get(end.getKey())))
                .sum();
    }

    private static long offset(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }
}
