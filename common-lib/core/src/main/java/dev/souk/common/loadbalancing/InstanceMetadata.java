package dev.souk.common.loadbalancing;

import dev.souk.common.loadbalancing.pool.Endpoint;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.cloud.client.ServiceInstance;

/**
 * What an instance says of itself in the registry: {@code eureka.instance.metadata-map}. It may write what it likes.
 */
final class InstanceMetadata {

    private static final String WEIGHT = "weight";
    private static final String VERSION = "version";
    private static final String UNKNOWN = "unknown";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    private InstanceMetadata() {}

    /** The default weight if there is none, or no number from 0 to 999999. */
    static int weight(ServiceInstance instance) {
        String weight = value(instance, WEIGHT, "");
        return NUMBER.matcher(weight).matches() ? Integer.parseInt(weight) : Endpoint.DEFAULT_WEIGHT;
    }

    /** The version of its code, for metrics. */
    static String version(ServiceInstance instance) {
        return value(instance, VERSION, UNKNOWN);
    }

    /** The simple discovery client knows instances without an id. */
    static String id(ServiceInstance instance) {
        String id = instance.getInstanceId();
        return id == null ? instance.getHost() + ":" + instance.getPort() : id;
    }

    private static String value(ServiceInstance instance, String key, String otherwise) {
        Map<String, String> metadata = instance.getMetadata();
        return metadata == null ? otherwise : metadata.getOrDefault(key, otherwise);
    }
}
