package dev.souk.console.otlp;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;

/**
 * Who sent something.
 *
 * @param process the instance of the service; the name of the service if it names no instance
 */
record Source(String service, String process) {

    private static final String UNKNOWN = "unknown_service"; // as OpenTelemetry calls it

    static Source of(Resource resource, Texts texts) {
        String service = UNKNOWN;
        String instance = "";
        for (KeyValue attribute : resource.getAttributesList()) {
            if (attribute.getKey().equals("service.name")) {
                service = texts.name(texts.value(attribute.getValue()));
            } else if (attribute.getKey().equals("service.instance.id")) {
                instance = texts.name(texts.value(attribute.getValue()));
            }
        }
        return new Source(service, instance.isEmpty() ? service : instance);
    }
}
