package dev.souk.console.container;

import dev.souk.console.reading.ServiceTopics;
import dev.souk.console.topics.BrokerLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the container knows of the system; addresses are host and port.
 *
 * @param registries of which the first one that answers is read
 * @param registryPassword of the registry's account {@code operator}
 * @param gateway to which admins sign in
 * @param shop the URL of the gateway for people
 * @param broker with an account that only reads topics
 * @param database the address alone, to see whether it is there
 * @param services those that publish and consume events
 * @param tls the folder with certificate, key and authority; null without TLS
 */
record ContainerSettings(
        List<String> registries,
        String registryPassword,
        String gateway,
        String shop,
        BrokerLogin broker,
        String database,
        List<ServiceTopics> services,
        @Nullable Path tls) {

    /** Of the container in its networks, and of its account of the broker. */
    static final String NAME = "console";

    /**
     * From variables of the environment, and from the files of passwords and of the broker's accounts.
     *
     * @throws IOException if a file is missing
     */
    static ContainerSettings of(Map<String, String> variables, Path passwords, Path accounts) throws IOException {
        Path tls = variables.containsKey("SOUK_TLS_FOLDER") ? Path.of(variables.get("SOUK_TLS_FOLDER")) : null;
        return new ContainerSettings(
                List.of(required(variables, "SOUK_REGISTRY_ADDRESS").split(",")),
                Files.readString(passwords.resolve("souk.registry.password")),
                required(variables, "SOUK_CONSOLE_GATEWAY"),
                required(variables, "SOUK_CONSOLE_SHOP"),
                new BrokerLogin(
                        required(variables, "SOUK_CONSOLE_BROKER"),
                        NAME,
                        Files.readString(passwords.resolve("souk.kafka.password")),
                        tls == null ? null : tls.resolve("ca.crt")),
                required(variables, "SOUK_CONSOLE_DATABASE"),
                BrokerAccounts.parse(Files.readString(accounts)),
                tls);
    }

    private static String required(Map<String, String> variables, String name) {
        String value = variables.get(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("The variable %s is missing.".formatted(name));
        }
        return value;
    }

    /** The URL of an address whose port has TLS if the system has it. */
    String url(String address) {
        return (tls == null ? "http://" : "https://") + address;
    }

    /** Without the passwords, which must not be logged. */
    @Override
    public String toString() {
        return "ContainerSettings[%s, %s]".formatted(registries, gateway);
    }
}
