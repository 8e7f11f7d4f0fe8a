package dev.souk.common.loadbalancing;

import dev.souk.common.loadbalancing.endpoint.Endpoint;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.cloud.client.ServiceInstance;

/**
 * What an instance says of itself in the registry: {@code eureka.instance.metadata-map}. It may write what it likes.
 */
public final class InstanceMetadata {

    /** The key of its {@linkplain #isWeight weight}. */
    public static final String WEIGHT = "weight";

    /** The key of the port of its gRPC server; an instance without one has none. */
    public static final String GRPC_PORT = "grpc-port";

    private static final String VERSION = "version";
    private static final String UNKNOWN = "unknown";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    private InstanceMetadata() {}

    /** The default weight if there is none, or no number from 0 to 999999. */
    static int weight(ServiceInstance instance) {
        String weight = value(instance, WEIGHT, "");
        return isWeight(weight) ? Integer.parseInt(weight) : Endpoint.DEFAULT_WEIGHT;
    }

    /** Whether it is a number from 0 to 999999. */
    public static boolean isWeight(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** The version of its code, for metrics. */
    static String version(ServiceInstance instance) {
        return value(instance, VERSION, UNKNOWN);
    }

    /** The port of its gRPC server; 0 if it has none. */
    public static int grpcPort(ServiceInstance instance) {
        String port = value(instance, GRPC_PORT, "");
        return NUMBER.matcher(port).matches() ? Integer.parseInt(port) : 0;
    }

    private static String value(ServiceInstance instance, String key, String otherwise) {
        Map<String, String> metadata = instance.getMetadata();
        return metadata == null ? otherwise : metadata.getOrDefault(key, otherwise);
    }
}
