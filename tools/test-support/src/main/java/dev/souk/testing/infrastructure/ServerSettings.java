package dev.souk.testing.infrastructure;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings of the servers under test, the same in containers and embedded. */
final class ServerSettings {

    /** The partitions of a topic, as in the launcher. */
    static final int PARTITIONS = 4;

    /** Without fsync: a test database need not survive a power failure. */
    static final Map<String, String> POSTGRES = Map.of("fsync", "off", "max_connections", "300");

    static final Map<String, String> KAFKA = Map.of(
            "num.partitions", Integer.toString(PARTITIONS),
            "group.initial.rebalance.delay.ms", "0",
            "group.min.session.timeout.ms", "1000",
            "offsets.topic.num.partitions", "1",
            "auto.create.topics.enable", "false");

    private ServerSettings() {}

    static String[] postgresCommand() {
        Stream<String> options = POSTGRES.entrySet().stream()
                .flatMap(setting -> Stream.of("-c", setting.getKey() + "=" + setting.getValue()));
        return Stream.concat(Stream.of("postgres"), options).toArray(String[]::new);
    }

    /** The image reads {@code KAFKA_NUM_PARTITIONS} as {@code num.partitions}. */
    static Map<String, String> kafkaEnvironment() {
        return KAFKA.entrySet().stream()
                .collect(Collectors.toMap(
                        setting -> "KAFKA_" + setting.getKey().replace('.', '_').toUpperCase(Locale.ROOT),
                        Map.Entry::getValue));
    }
}
