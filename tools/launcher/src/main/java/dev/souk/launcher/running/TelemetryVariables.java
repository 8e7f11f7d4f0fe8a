package dev.souk.launcher.running;

import dev.souk.launcher.topology.Instance;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Tells each service where it sends traces and logs: to the console, unless the variable of OpenTelemetry names another
 * backend for the launcher itself.
 *
 * @param consolePort of this machine
 * @param environment of the launcher, which its processes inherit
 */
record TelemetryVariables(int consolePort, Map<String, String> environment) {

    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static final String ATTRIBUTES = "OTEL_RESOURCE_ATTRIBUTES";

    void addTo(Map<String, String> variables, Instance instance) {
        if (instance.service().isInfrastructure()) {
            return; // the registry exports nothing
        }
        String ofAll = environment.containsKey(ATTRIBUTES) ? environment.get(ATTRIBUTES) + "," : "";
        variables.put(
                ATTRIBUTES,
                ofAll + "service.instance.id=" + URLEncoder.encode(instance.name(), StandardCharsets.UTF_8));
        if (!environment.containsKey(ENDPOINT)) {
            variables.put(ENDPOINT, "http://127.0.0.1:" + consolePort);
        }
    }
}
