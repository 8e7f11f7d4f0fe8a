package dev.souk.tools.checkout;

import dev.souk.tools.file.PrivateFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.file.PathUtils;
import org.apache.commons.io.function.Uncheck;

/**
 * The generated secrets of a system. `secrets/SERVICE` is a configuration tree of Spring Boot: a file is named after a
 * property and has its value. So no secret is in an environment or in a list of processes, and each service can be
 * given its own ones only. Accounts that are no service, such as PostgreSQL's superuser, have folders of the same form.
 */
public record Secrets(StateFolder state) {

    private static final String REGISTRY = "registry-service";
    private static final String REGISTRY_ACCOUNTS = "souk.registry.passwords.";

    /** The configuration tree of the service. */
    public Path folder(String service) {
        return state.secrets().resolve(service).toAbsolutePath();
    }

    /** The password that the service finds under this property; generated when it is first needed. */
    public String password(String service, String property) {
        return PrivateFile.password(folder(service).resolve(property));
    }

    /** Gives the service a password that is another's as well, for example of a server that checks it. */
    public void share(String password, String service, String property) {
        PrivateFile.write(folder(service).resolve(property), password);
    }

    /** The password of the role that the service uses in its database. */
    public String ofDatabase(String service) {
        return password(service, "spring.datasource.password");
    }

    /** Gives the service a password, and the registry the same one, to check it. */
    public void createRegistryAccount(String service) {
        share(password(service, "souk.registry.password"), REGISTRY, REGISTRY_ACCOUNTS + service);
    }

    /** Whether the service has any. */
    public boolean exist(String service) {
        return Files.exists(folder(service));
    }

    /** Deletes those of the service, and its account of the registry; the broker gets all accounts anew. */
    public void delete(String service) {
        Uncheck.run(() -> {
            if (exist(service)) {
                Files.deleteIfExists(state.kafka().resolve("souk_access")); // else it would not learn the next password
            }
            PathUtils.delete(folder(service));
            Files.deleteIfExists(folder(REGISTRY).resolve(REGISTRY_ACCOUNTS + service));
        });
    }

    /** The password of the account `operator`, which reads the registry and its dashboard. */
    public String ofRegistryOperator() {
        return password(REGISTRY, REGISTRY_ACCOUNTS + "operator");
    }

    /** The password of who changes settings in config-service. */
    public String ofConfigOperator() {
        return password("config-service", "souk.config.operator-password");
    }

    /** The password of the account with which registries replicate to each other. */
    public String ofRegistryPeers() {
        return password(REGISTRY, REGISTRY_ACCOUNTS + REGISTRY);
    }

    /** The password of the role that owns the database of the service and migrates it. */
    public String ofOwner(String service) {
        return password(service, "spring.flyway.password");
    }

    /** The password of the service's account of the broker. */
    public String ofBroker(String service) {
        return password(service, "souk.kafka.password");
    }

    /** The password of the broker's account for tools. */
    public String ofBrokerOperator() {
        return password("operator", "kafka-password");
    }

    /** The password of Valkey. */
    public String ofValkey() {
        return password("valkey", "password");
    }

    /** The password of the role `postgres`. */
    public String ofSuperuser() {
        return password("postgres", "password");
    }
}
