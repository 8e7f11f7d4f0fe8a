package dev.souk.common.loadbalancing;

import org.springframework.cloud.client.ServiceInstance;

/**
 * What makes an instance the same one in two lists of the registry. An instance that restarts at another port is a new
 * one, even if it keeps its id.
 */
record InstanceAddress(String id, String host, int port) {

    /** The simple discovery client knows instances without an id. */
    static InstanceAddress of(ServiceInstance instance) {
        String host = instance.getHost();
        int port = instance.getPort();
        String id = instance.getInstanceId();
        return new InstanceAddress(id == null ? host + ":" + port : id, host, port);
    }
}
