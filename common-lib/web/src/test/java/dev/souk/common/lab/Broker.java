package dev.souk.common.lab;

import dev.souk.testing.infrastructure.UnusedPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;

/** A Kafka broker in a process of its own, so that it can be killed and started again. */
final class Broker implements AutoCloseable {

    private static final int PARTITIONS = 4;

    private final Path folder;
    private final int port = UnusedPorts.next();
    private final int controller = UnusedPorts.next();
    private Process process;

    /** Starts one that keeps its data in {@code folder}. */
    Broker(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        Files.writeString(folder.resolve("kafka.properties"), settings());
        java("kafka.tools.StorageTool", "format", "-t", "c291ay1sYWJvcmF0b3J5eA", "-c", "kafka.properties")
                .waitFor();
        process = broker();
    }

    String address() {
        return "localhost:" + port;
    }

    void makeTopics(String... names) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
            admin.createTopics(Stream.of(names)
                            .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    void start() {
        process = broker();
    }

    private Process broker() {
        Process started = java("kafka.Kafka", "kafka.properties");
        Awaitility.await("broker")
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> {
                    try (var socket = new Socket()) {
                        socket.connect(new InetSocketAddress("localhost", port), 200);
                        return true;
                    }
                });
        return started;
    }

    private Process java(String... words) {
        String java = ProcessHandle.current().info().command().orElse("java");
        var command = new ArrayList<>(List.of(java, "-Xmx256m", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(words));
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("kafka.log").toFile())
                    .start();
        } catch (IOException noJava) {
            throw new UncheckedIOException(noJava);
        }
    }

    private String settings() {
        return """
            process.roles=broker,controller
            node.id=1
            controller.quorum.voters=1@localhost:%2$d
            listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d
            controller.listener.names=CONTROLLER
            listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
            log.dirs=%3$s
            offsets.topic.num.partitions=1
            offsets.topic.replication.factor=1
            group.initial.rebalance.delay.ms=0
            group.min.session.timeout.ms=1000
            auto.create.topics.enable=false
            broker.session.timeout.ms=2000
            broker.heartbeat.interval.ms=500
            """.formatted(port, controller, folder.resolve("data"));
    }

    @Override
    public void close() {
        kill();
    }
}
