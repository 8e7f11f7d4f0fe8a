package dev.souk.launcher.kafka;

import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.file.PrivateFile;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The broker's configuration: one node that is broker and controller, little memory, no automatic topics.
 *
 * @param port for clients
 * @param controller port of its own controller
 * @param proxied ports for clients that connect through a proxy
 * @param accounts who may log in
 * @param tls its certificate; null for clients without TLS
 */
record BrokerSettings(
        int port,
        int controller,
        Map<Integer, Integer> proxied,
        BrokerAccounts accounts,
        Path data,
        @Nullable Certificates tls) {

    private static final String FIXED = """
            # Written at every start.
            process.roles=broker,controller
            node.id=1
            controller.listener.names=CONTROLLER
            inter.broker.listener.name=CLIENTS
            sasl.enabled.mechanisms=SCRAM-SHA-512
            sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512
            sasl.mechanism.controller.protocol=PLAIN
            listener.name.controller.sasl.enabled.mechanisms=PLAIN
            authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
            allow.everyone.if.no.acl.found=false
            auto.create.topics.enable=false
            offsets.topic.num.partitions=1
            offsets.topic.replication.factor=1
            transaction.state.log.num.partitions=1
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            share.coordinator.state.topic.num.partitions=1
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            group.initial.rebalance.delay.ms=100
            group.min.session.timeout.ms=1000
            num.network.threads=1
            num.io.threads=2
            num.recovery.threads.per.data.dir=1
            log.cleaner.dedupe.buffer.size=2097152
            metadata.max.idle.interval.ms=5000
            log.index.size.max.bytes=262144
            """;

    /**
     * Writes them to the file, which has passwords. Paths are relative to its folder, where the broker is started: its
     * list of data directories has no way to write a comma.
     */
    void write(Path file) {
        PrivateFile.write(file, inAscii(text(file.toAbsolutePath().resolveSibling(""))));
    }

    /** Kafka reads a file of properties as ISO 8859-1. */
    private static String inAscii(String text) {
        return text.chars()
                .mapToObj(unit -> unit < 0x7f ? Character.toString(unit) : String.format(Locale.ROOT, "\\u%04x", unit))
                .collect(Collectors.joining());
    }

    private String text(Path folder) {
        return FIXED + listeners() + logins() + "log.dirs=%s\n".formatted(path(folder, data)) + certificates(folder);
    }

    private String listeners() {
        return """
            controller.quorum.voters=1@localhost:%2$s
            listeners=CLIENTS://localhost:%1$s,CONTROLLER://localhost:%2$s%3$s
            advertised.listeners=CLIENTS://localhost:%1$s%4$s
            listener.security.protocol.map=CONTROLLER:SASL_PLAINTEXT,CLIENTS:%5$s%6$s
            """.formatted(
                        port,
                        controller,
                        each((proxy, listener) -> ",PROXIED%s://localhost:%s".formatted(proxy, listener)),
                        each((proxy, _) -> ",PROXIED%1$s://localhost:%1$s".formatted(proxy)),
                        protocol(),
                        each((proxy, _) -> ",PROXIED%s:%s".formatted(proxy, protocol())));
    }

    private String logins() {
        String login = accounts.ofBroker();
        return """
            listener.name.clients.scram-sha-512.sasl.jaas.config=%1$s
            %2$slistener.name.controller.plain.sasl.jaas.config=%3$s
            super.users=%4$s
            """.formatted(
                        login,
                        each((proxy, _) ->
                                "listener.name.proxied%s.scram-sha-512.sasl.jaas.config=%s\n".formatted(proxy, login)),
                        accounts.ofController(),
                        BrokerAccounts.SUPER_USERS);
    }

    private String protocol() {
        return tls == null ? "SASL_PLAINTEXT" : "SASL_SSL";
    }

    /** The broker is a client of its own listener, so it trusts the authority, too. */
    private String certificates(Path folder) {
        return tls == null
                ? ""
                : """
            ssl.enabled.protocols=TLSv1.3
            ssl.keystore.type=PEM
            ssl.keystore.location=%s
            ssl.truststore.type=PEM
            ssl.truststore.location=%s
            """.formatted(path(folder, tls.keyAndCertificate("kafka")), path(folder, tls.authority()));
    }

    /** In a file of properties a backslash would have to be doubled. */
    private static String path(Path folder, Path file) {
        return folder.relativize(file.toAbsolutePath()).toString().replace('\\', '/');
    }

    private String each(BiFunction<Integer, Integer, String> text) {
        return proxied.entrySet().stream()
                .map(entry -> text.apply(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
    }
}
