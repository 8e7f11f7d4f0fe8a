package dev.souk.console.otlp;

import io.opentelemetry.proto.resource.v1.Resource;
import java.util.Map;

/**
 * Who sent something.
 *
 * @param process the instance of the service; the name of the service if it names no instance
 */
record Source(String service, String process) {

    private static final String UNKNOWN = "unknown_service"; // as OpenTelemetry calls it

    static Source of(Resource resource) {
        Map<String, String> attributes = Texts.attributes(resource.getAttributesList());
        String service = Texts.name(attributes.getOrDefault("service.name", UNKNOWN));
        String instance = Texts.name(attributes.getOrDefault("service.instance.id", ""));
        return new Source(service, instance.isEmpty() ? service : instance);
    }
}
