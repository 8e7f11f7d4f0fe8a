package dev.souk.launcher.kafka;

import dev.souk.console.topics.BrokerLogin;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.Topology;
import dev.souk.tools.checkout.Secrets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The accounts of the broker, with generated passwords: one for each service, one for tools, and that of the broker
 * itself. The last two may do everything.
 */
record BrokerAccounts(Secrets secrets) {

    private static final String BROKER = "broker";

    /** The services with an account; one that others start has secrets if its part is on. */
    List<ServiceDefinition> services() {
        return Stream.concat(
                        Topology.services().stream(),
                        Topology.external().stream().filter(service -> secrets.exist(service.name())))
                .filter(service -> service.needs(Topology.KAFKA))
                .toList();
    }

    /** The password of each account. */
    Map<String, String> passwords() {
        var passwords = new TreeMap<>(Map.of(BROKER, ownPassword(), BrokerLogin.OPERATOR, secrets.ofBrokerOperator()));
        services().forEach(service -> passwords.put(service.name(), secrets.ofBroker(service.name())));
        return passwords;
    }

    /** The arguments of `kafka-storage format` that create all accounts, one in each line. */
    String formatArguments() {
        return passwords().entrySet().stream()
                .flatMap(account -> Stream.of(
                        "--add-scram",
                        "SCRAM-SHA-512=[name=%s,password=%s]".formatted(account.getKey(), account.getValue())))
                .collect(Collectors.joining("\n"));
    }

    /** The broker's login at itself, in the syntax of JAAS. */
    String ofBroker() {
        return BrokerLogin.jaas(BROKER, ownPassword());
    }

    /**
     * The broker's login at its controller, which has no other client. Not SCRAM: its accounts are in the metadata that
     * the controller provides.
     */
    String ofController() {
        String password = secrets.password("kafka", "controller-password");
        return ("org.apache.kafka.common.security.plain.PlainLoginModule required"
                        + " username=\"%1$s\" password=\"%2$s\" user_%1$s=\"%2$s\";")
                .formatted(BROKER, password);
    }

    private String ownPassword() {
        return secrets.password("kafka", "broker-password");
    }
}
