package dev.souk.console.registry;

/**
 * An instance of a service, as it has registered itself.
 *
 * @param service its name, {@code order-service}
 * @param host its IP address or host name
 * @param secure whether it speaks TLS on its port
 * @param managementPort of its actuator; the same as {@code port} unless it has one of its own, which has no TLS
 * @param status such as {@code UP} or {@code OUT_OF_SERVICE}
 */
public record RegisteredInstance(
        String service, String host, int port, boolean secure, int managementPort, String status) {

    /** The base URL of its HTTP interface. */
    public String url() {
        return "%s://%s:%s".formatted(secure ? "https" : "http", host, port);
    }

    /** The base URL of its actuator. */
    public String managementUrl() {
        return managementPort == port ? url() : "http://%s:%s".formatted(host, managementPort);
    }
}
