package dev.souk.launcher.running;

import dev.souk.console.topics.BrokerLogin;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.Topology;
import dev.souk.tools.checkout.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Attempts at the broker with different accounts; a failure is returned, null is success. */
record BrokerClients(String servers, Secrets secrets) {

    private static final Duration READ_LIMIT = Duration.ofSeconds(20);

    Map<String, Object> of(String account) {
        String password = account.equals(BrokerLogin.OPERATOR) ? secrets.ofBrokerOperator() : secrets.ofBroker(account);
        return new BrokerLogin(servers, account, password, null).settings();
    }

    /** Creates the topics of each service with its own account. */
    void createTopics() {
        for (ServiceDefinition service : Topology.services()) {
            Stream<String> dead = service.consumed().stream()
                    .filter(topic -> !service.topics().contains(topic))
                    .map(topic -> topic + "." + service.name() + ".dlt");
            List<NewTopic> topics = Stream.concat(service.topics().stream(), dead)
                    .map(name -> new NewTopic(name, 1, (short) 1))
                    .toList();
            Throwable failure = topics.isEmpty()
                    ? null
                    : attempt(
                            service.name(), admin -> admin.createTopics(topics).all());
            if (failure != null && !(failure instanceof TopicExistsException)) {
                throw new IllegalStateException(failure);
            }
        }
    }

    @Nullable
    Throwable attempt(String account, Function<Admin, KafkaFuture<?>> action) {
        return attempt(of(account), action);
    }

    @Nullable
    Throwable refusal(Map<String, Object> settings) {
        return attempt(settings, admin -> admin.listTopics().names());
    }

    private static @Nullable Throwable attempt(Map<String, Object> settings, Function<Admin, KafkaFuture<?>> action) {
        var limited = new HashMap<>(settings);
        limited.putIfAbsent("default.api.timeout.ms", 20_000);
        limited.putIfAbsent("request.timeout.ms", 10_000);
        try (Admin admin = Admin.create(limited)) {
            action.apply(admin).get();
            return null;
        } catch (ExecutionException | KafkaException refused) { // the latter if the broker was faster than send
            return refused.getCause();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the relay does: idempotent, all acknowledgements. */
    @Nullable
    Throwable write(String account, String topic) {
        try (var producer = new KafkaProducer<>(of(account), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, "{}".getBytes(StandardCharsets.UTF_8)))
                    .get();
            return null;
        } catch (ExecutionException | KafkaException refused) { // the latter if the broker was faster than send
            return refused.getCause();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many records it gets. */
    int read(String account, String topic, String group) {
        var settings = new HashMap<>(of(account));
        settings.put("group.id", group);
        settings.put("auto.offset.reset", "earliest");
        settings.put("default.api.timeout.ms", 10_000);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            long end = System.nanoTime() + READ_LIMIT.toNanos();
            int records = 0;
            while (records == 0 && System.nanoTime() < end) {
                records = consumer.poll(Duration.ofMillis(200)).count();
            }
            consumer.commitSync();
            return records;
        }
    }

    /** A rule that allows everybody to write all topics. */
    AclBinding anything() {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, "*", PatternType.LITERAL),
                new AccessControlEntry("User:*", "*", AclOperation.WRITE, AclPermissionType.ALLOW));
    }
}
