package dev.souk.launcher.running;

import dev.souk.launcher.topology.Instance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a service process is started with in addition: for a debugger, JVM options of a user, and fault injection.
 *
 * @param name a service (`order-service`) or a single instance (`order-service#2`)
 * @param environment variables, which replace those of the topology
 * @param jvmOptions options of its JVM
 * @param jars jars that follow the application on its class path
 */
record Customization(String name, Map<String, String> environment, List<String> jvmOptions, List<Path> jars) {

    boolean appliesTo(Instance instance) {
        return name.equals(instance.name()) || name.equals(instance.service().name());
    }
}
