package dev.souk.common.discovery;

import java.util.List;
import org.springframework.cloud.client.ServiceInstance;

/**
 * What the registry lists, in memory: it is asked in the threads of calls. Those of Eureka unless there is such a bean.
 */
@FunctionalInterface
public interface RegisteredInstances {

    /** The instances of a service that are up. */
    List<ServiceInstance> of(String service);
}
