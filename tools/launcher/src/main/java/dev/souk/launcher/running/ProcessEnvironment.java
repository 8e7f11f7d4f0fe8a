package dev.souk.launcher.running;

import dev.souk.launcher.state.AdminAccount;
import dev.souk.launcher.topology.Deployment;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.ServiceDefinition;
import dev.souk.launcher.topology.Topology;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The configuration of each service process: Spring Boot's property names, as environment variables. */
record ProcessEnvironment(Deployment deployment, AdminAccount admin, ProcessCustomizer customizer) {

    ProcessSettings of(Instance instance) {
        return customizer.customize(instance, new ProcessSettings(Map.copyOf(variables(instance)), List.of()));
    }

    private Map<String, String> variables(Instance instance) {
        ServiceDefinition service = instance.service();
        var variables = new HashMap<String, String>();
        variables.put("SERVER_PORT", Integer.toString(instance.port()));
        variables.put("LOGGING_STRUCTURED_FORMAT_CONSOLE", ""); // lines for people, not JSON
        if (service.equals(Topology.GATEWAY)) {
            variables.put("MANAGEMENT_SERVER_PORT", Integer.toString(instance.managementPort()));
        }
        if (service.needs(Topology.REGISTRY)) {
            variables.put("EUREKA_CLIENT_SERVICEURL_DEFAULTZONE", url(Topology.REGISTRY) + "/eureka/");
        }
        if (service.needs(Topology.KAFKA)) {
            variables.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", kafka());
        }
        if (service.database() != null) {
            variables.put("SPRING_DATASOURCE_URL", jdbcUrl(service.database()));
            variables.put("SPRING_DATASOURCE_USERNAME", service.database());
            variables.put("SPRING_DATASOURCE_PASSWORD", service.database());
            variables.put("SPRING_PROFILES_ACTIVE", "demo");
        }
        if (service.equals(Topology.USERS)) {
            variables.put("SOUK_DEMO_ADMIN_PASSWORD", admin.password());
        }
        return variables;
    }

    String kafka() {
        return "localhost:" + deployment.port(Topology.KAFKA);
    }

    String url(ServiceDefinition service) {
        return deployment.first(service).url();
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(deployment.port(Topology.POSTGRES), database);
    }
}
