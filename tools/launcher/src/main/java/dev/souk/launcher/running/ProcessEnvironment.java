package dev.souk.launcher.running;

import dev.souk.launcher.control.DatabaseStatus;
import dev.souk.launcher.control.OperatorAccount;
import dev.souk.launcher.control.ProcessStatus;
import dev.souk.launcher.control.SoukStatus;
import dev.souk.launcher.kafka.BrokerLogin;
import dev.souk.launcher.prepare.ServiceCode;
import dev.souk.launcher.state.AdminAccount;
import dev.souk.launcher.state.Secrets;
import dev.souk.launcher.tls.Certificates;
import dev.souk.launcher.topology.Deployment;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.ServiceDefinition;
import dev.souk.launcher.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of the system, and the configuration of each service process: Spring Boot's property names, as
 * environment variables.
 *
 * @param tls the certificates; null for connections without TLS
 */
record ProcessEnvironment(
        Deployment deployment,
        AdminAccount admin,
        Secrets secrets,
        List<Customization> customizations,
        @Nullable Certificates tls) {

    ServiceCode.Settings settings(Instance instance) {
        return new ServiceCode.Settings(variables(instance), jvmOptions(instance), jars(instance));
    }

    private List<String> jvmOptions(Instance instance) {
        return customizations(instance)
                .flatMap(customization -> customization.jvmOptions().stream())
                .toList();
    }

    Map<String, String> variables(Instance instance) {
        Map<String, String> variables = variablesOfTopology(instance);
        customizations(instance).forEach(customization -> variables.putAll(customization.environment()));
        return variables;
    }

    List<Path> jars(Instance instance) {
        return customizations(instance)
                .flatMap(customization -> customization.jars().stream())
                .toList();
    }

    private Stream<Customization> customizations(Instance instance) {
        return customizations.stream().filter(customization -> customization.appliesTo(instance));
    }

    private Map<String, String> variablesOfTopology(Instance instance) {
        ServiceDefinition service = instance.service();
        var variables = new HashMap<String, String>();
        variables.put("SERVER_PORT", Integer.toString(instance.port()));
        variables.put("SERVER_ADDRESS", "127.0.0.1"); // whatever the environment of the launcher says
        variables.put("LOGGING_STRUCTURED_FORMAT_CONSOLE", ""); // lines for people, not JSON
        variables.put("SPRING_CONFIG_IMPORT", secretsOf(service));
        if (service.equals(Topology.GATEWAY)) {
            variables.put("MANAGEMENT_SERVER_PORT", Integer.toString(instance.managementPort()));
        }
        if (service.needs(Topology.REGISTRY)) {
            variables.put("SOUK_REGISTRY_ADDRESS", "localhost:" + deployment.port(Topology.REGISTRY));
        }
        if (service.needs(Topology.KAFKA)) {
            variables.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", kafka());
        }
        if (service.database() != null) {
            variables.put("SPRING_DATASOURCE_URL", plainJdbcUrl(service.database()));
            variables.put("SPRING_DATASOURCE_USERNAME", service.database());
        }
        if (tls != null || service.hasDatabase()) {
            variables.put("SPRING_PROFILES_ACTIVE", profiles(service));
        }
        if (tls != null) {
            variables.put("SOUK_TLS_FOLDER", path(tls.of(service.name())));
        }
        return variables;
    }

    /** Passwords are in files, since other programs of this user can read the environment of a process. */
    private String secretsOf(ServiceDefinition service) {
        return "optional:configtree:%s/".formatted(path(secrets.folder(service.name())));
    }

    private String profiles(ServiceDefinition service) {
        return Stream.of(service.hasDatabase() ? "demo" : null, tls == null ? null : "tls")
                .filter(Objects::nonNull)
                .collect(Collectors.joining(","));
    }

    private static String path(Path file) {
        return file.toString().replace('\\', '/');
    }

    SoukStatus status(List<ProcessStatus> processes) {
        var operator = new OperatorAccount(BrokerLogin.OPERATOR, secrets.ofBrokerOperator());
        return new SoukStatus(
                url(Topology.GATEWAY),
                url(Topology.REGISTRY),
                kafka(),
                operator,
                admin,
                processes,
                databases(),
                tls == null ? null : tls.folder());
    }

    /** IP addresses of the gateway for other machines; none if it is for this machine only. */
    List<String> gatewayAddresses() {
        String address = variables(deployment.first(Topology.GATEWAY)).get("SERVER_ADDRESS");
        return OwnAddresses.of(String.valueOf(address));
    }

    String kafka() {
        return "localhost:" + deployment.port(Topology.KAFKA);
    }

    String url(ServiceDefinition service) {
        return deployment.first(service).url();
    }

    /** As a tool needs it; a service adds the parameters of TLS itself. */
    String jdbcUrl(String database) {
        return plainJdbcUrl(database)
                + (tls == null ? "" : "?sslmode=verify-full&sslrootcert=" + path(tls.authority()));
    }

    private String plainJdbcUrl(String database) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(deployment.port(Topology.POSTGRES), database);
    }

    List<DatabaseStatus> databases() {
        var all = new ArrayList<DatabaseStatus>();
        for (ServiceDefinition service : Topology.services()) {
            String name = service.database();
            if (name != null) {
                all.add(new DatabaseStatus(service.name(), jdbcUrl(name), name, secrets.ofDatabase(service.name())));
            }
        }
        return all;
    }
}
