package dev.souk.launcher.kafka;

import dev.souk.console.topics.BrokerLogin;
import dev.souk.launcher.state.Secrets;
import dev.souk.launcher.topology.ExternalService;
import dev.souk.launcher.topology.ProcessType;
import dev.souk.launcher.topology.ServiceDefinition;
import dev.souk.launcher.topology.Topology;
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

    /** The services of the system with an account; those that others start have one, too. */
    static List<ServiceDefinition> services() {
        return Topology.services().stream()
                .filter(service -> service.type() == ProcessType.BOOT && service.needs(Topology.KAFKA))
                .toList();
    }

    /** The password of each account. */
    Map<String, String> passwords() {
        var passwords = new TreeMap<>(Map.of(BROKER, ownPassword(), BrokerLogin.OPERATOR, secrets.ofBrokerOperator()));
        Stream.concat(
                        services().stream().map(ServiceDefinition::name),
                        Topology.external().stream().map(ExternalService::name))
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
