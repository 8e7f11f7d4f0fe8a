package dev.souk.launcher.running;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.SoukOptions.Customization;
import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.proxy.Proxies;
import dev.souk.launcher.topology.ServiceNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Lets instances connect through their proxies in place of the servers, and register the port of the proxy for their
 * callers.
 *
 * @param tls whether that is the secure port
 */
record ProxyVariables(Proxies proxies, boolean tls) {

    /** One for each instance that has proxies. */
    List<Customization> all() {
        Map<String, List<ProxyRoute>> byInstance =
                proxies.routes().stream().collect(Collectors.groupingBy(ProxyRoute::instance));
        return byInstance.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Customization of(String instance, List<ProxyRoute> routes) {
        ServiceDefinition service = ServiceNames.ofInstance(instance);
        var variables = new HashMap<String, String>();
        routes.forEach(route -> {
            int port = proxies.get(route).port();
            if (route.isOfCallers()) {
                variables.put(
                        tls ? "EUREKA_INSTANCE_SECUREPORT" : "EUREKA_INSTANCE_NONSECUREPORT", Integer.toString(port));
            } else if (route.isTo(Topology.POSTGRES)) {
                variables.put(
                        "SPRING_DATASOURCE_URL",
                        "jdbc:postgresql://localhost:%s/%s".formatted(port, service.database()));
            } else if (route.isTo(Topology.KAFKA)) {
                variables.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", "localhost:" + port);
            } else if (route.isTo(Topology.VALKEY)) {
                variables.put("SPRING_DATA_REDIS_PORT", Integer.toString(port));
            } else {
                variables.merge("SOUK_REGISTRY_ADDRESS", "localhost:" + port, (one, other) -> one + "," + other);
            }
        });
        return new Customization(instance, variables, List.of());
    }
}
