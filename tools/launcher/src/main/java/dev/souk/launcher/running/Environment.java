package dev.souk.launcher.running;

import dev.souk.launcher.state.AdminAccount;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.Layout;
import dev.souk.launcher.topology.Part;
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
record Environment(Layout layout, AdminAccount admin, Ways ways, Alterations alterations) {

    Map<String, String> of(Instance instance) {
        Part part = instance.part();
        var variables = new HashMap<String, String>();
        variables.put("SERVER_PORT", Integer.toString(instance.port()));
        if (part.needs(Topology.REGISTRY)) {
            variables.put("EUREKA_CLIENT_SERVICEURL_DEFAULTZONE", url(Topology.REGISTRY) + "/eureka/");
        }
        if (part.needs(Topology.KAFKA)) {
            variables.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", kafka(ways.port(instance, Topology.KAFKA)));
        }
        if (part.database() != null) {
            variables.put("SPRING_DATASOURCE_URL", jdbcUrl(ways.port(instance, Topology.POSTGRES), part.database()));
            variables.put("SPRING_DATASOURCE_USERNAME", part.database());
            variables.put("SPRING_DATASOURCE_PASSWORD", part.database());
            variables.put("SPRING_PROFILES_ACTIVE", "demo");
        }
        if (part.equals(Topology.USERS)) {
            variables.put("SOUK_DEMO_ADMIN_PASSWORD", admin.password());
        }
        variables.putAll(alterations.environmentOf(instance));
        return variables;
    }

    List<Path> jarsOf(Instance instance) {
        return alterations.jarsOf(instance);
    }

    String kafka() {
        return kafka(layout.first(Topology.KAFKA).port());
    }

    private static String kafka(int port) {
        return "localhost:" + port;
    }

    String url(Part part) {
        return layout.first(part).url();
    }

    String jdbcUrl(String database) {
        return jdbcUrl(layout.first(Topology.POSTGRES).port(), database);
    }

    private static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(port, database);
    }
}
