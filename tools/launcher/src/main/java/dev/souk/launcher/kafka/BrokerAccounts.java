package dev.souk.launcher.kafka;

import dev.souk.console.topics.BrokerLogin;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.api.Topology.ExternalService;
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

    /** Those that need no rule. */
    static final String SUPER_USERS = "User:%s;User:%s".formatted(BROKER, BrokerLogin.OPERATOR);

    /** The services of the system with an account. */
    static List<ServiceDefinition> services() {
        return Topology.services().stream()
                .filter(service -> service.needs(Topology.KAFKA))
                .toList();
    }

    /** The services that others start, if their part is on: then they have secrets. */
    List<ExternalService> external() {
        return Topology.external().stream()
                .filter(service -> secrets.exist(service.name()))
                .toList();
    }

    /** The password of each account. */
    Map<String, String> passwords() {
        var passwords = new TreeMap<>(Map.of(BROKER, ownPassword(), BrokerLogin.OPERATOR, secrets.ofBrokerOperator()));
        Stream.concat(
                        services().stream().map(ServiceDefinition::name),
                        external().stream().map(ExternalService::name))
                .forEach(name -> passwords.put(name, secrets.ofBroker(name)));
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
