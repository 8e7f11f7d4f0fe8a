package dev.souk.launcher.running;

import dev.souk.launcher.state.AdminAccount;
import dev.souk.launcher.topology.Deployment;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.ServiceDefinition;
import dev.souk.launcher.topology.Topology;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a service is told about the others: Spring Boot's own property names, as environment variables.
 *
 * @param ways how it reaches the servers; everybody else goes straight to them
 */
record Environment(Deployment deployment, AdminAccount admin, ProxyRoutes routes, Alterations alterations) {

    Map<String, String> of(Instance instance) {
        ServiceDefinition service = instance.service();
        var variables = new HashMap<String, String>();
        variables.put("SERVER_PORT", Integer.toString(instance.port()));
        if (instance.hasManagementPort()) {
            variables.put("MANAGEMENT_SERVER_PORT", Integer.toString(instance.managementPort()));
        }
        if (service.needs(Topology.REGISTRY)) {
            variables.put("EUREKA_CLIENT_SERVICEURL_DEFAULTZONE", url(Topology.REGISTRY) + "/eureka/");
        }
        if (service.needs(Topology.KAFKA)) {
            variables.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", kafka(routes.port(instance, Topology.KAFKA)));
        }
        if (service.database() != null) {
            variables.put(
                    "SPRING_DATASOURCE_URL", jdbcUrl(routes.port(instance, Topology.POSTGRES), service.database()));
            variables.put("SPRING_DATASOURCE_USERNAME", service.database());
            variables.put("SPRING_DATASOURCE_PASSWORD", service.database());
            variables.put("SPRING_PROFILES_ACTIVE", "demo");
        }
        if (service.equals(Topology.USERS)) {
            variables.put("SOUK_DEMO_ADMIN_PASSWORD", admin.password());
        }
        variables.putAll(alterations.environmentOf(instance));
        return variables;
    }

    List<Path> jarsOf(Instance instance) {
        return alterations.jarsOf(instance);
    }

    String kafka() {
        return kafka(deployment.first(Topology.KAFKA).port());
    }

    private static String kafka(int port) {
        return "localhost:" + port;
    }

    String url(ServiceDefinition service) {
        return deployment.first(service).url();
    }

    String jdbcUrl(String database) {
        return jdbcUrl(deployment.first(Topology.POSTGRES).port(), database);
    }

    private static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(port, database);
    }
}
