package dev.souk.system.check;

import dev.souk.launcher.demo.DemoListener;
import dev.souk.launcher.demo.DemoScenario;
import dev.souk.launcher.prepare.SourceTree;
import dev.souk.launcher.process.Await;
import dev.souk.launcher.report.LauncherException;
import dev.souk.launcher.running.RunningSouk;
import dev.souk.launcher.running.Souk;
import dev.souk.launcher.running.SoukOptions;
import dev.souk.system.observe.Target;
import dev.souk.system.observe.Targets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A launched system in which things have happened and nothing happens any more. */
final class SeededShop implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final RunningSouk souk;
    private final Path state;

    SeededShop(Path state) {
        this.state = state;
        this.souk = Souk.launch(SoukOptions.isolated(SourceTree.containing(Path.of("")), state), _ -> {});
        play();
        play();
        poison();
        if (!Checker.awaitRest(target(), LIMIT)) {
            throw new IllegalStateException("Not at rest after " + LIMIT);
        }
    }

    Target target() {
        return Targets.of(souk.status());
    }

    Path logs() {
        return state.resolve("logs");
    }

    /** Leaves only those that keep data, so that nobody holds a connection to a database that is copied. */
    void stopServices() {
        for (String service : Checker.SERVICES) {
            souk.kill(service, true);
        }
    }

    /** On a machine that has much else to do a call may be too late; then the story begins anew. */
    private void play() {
        boolean played = Await.atMost(LIMIT).until(() -> {
            try {
                return new DemoScenario(souk.gateway(), DemoListener.NONE).run().isAsExpected();
            } catch (LauncherException late) {
                return false;
            }
        });
        if (!played) {
            throw new IllegalStateException("No story was told within " + LIMIT);
        }
    }

    /** A record that nobody can read, so that there is a dead letter. */
    private void poison() {
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, target().kafka());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            byte[] value = "{\"order_id\":".getBytes(StandardCharsets.UTF_8);
            var sent = producer.send(
                    new ProducerRecord<>("souk.orders", UUID.randomUUID().toString(), value));
            producer.flush();
            sent.resultNow();
        }
    }

    @Override
    public void close() {
        souk.close();
    }
}
