package dev.souk.launcher.running;

import dev.souk.launcher.proxy.Proxies;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The Spring Boot applications of a system: starts their processes, each with its build and its configuration. */
record Applications(ServiceCodes codes, ProcessEnvironment environment, InstanceWeights weights, Proxies proxies) {

    ChildProcess start(Instance instance) throws IOException {
        StateFolder state = weights.state();
        LogFile log = state.log(instance.name());
        log.rotate();
        proxies.starting(instance);
        Path temporary = state.emptyTemporary(instance.name());
        ServiceCodes.Build build = codes.of(instance);
        if (codes.isCandidate(instance) && Files.notExists(weights.file(instance.name()))) {
            weights.set(instance.name(), 0); // before it registers
        }
        return build.code()
                .command(environment.settings(instance, registration(instance, build)), temporary, log)
                .start();
    }

    /** What the instance says of itself in the registry. */
    private Map<String, String> registration(Instance instance, ServiceCodes.Build build) {
        return instance.service().scales()
                ? Map.of(
                        "EUREKA_INSTANCE_METADATAMAP_VERSION", build.version(),
                        "SOUK_DISCOVERY_WEIGHTFILE",
                                weights.file(instance.name()).toString())
                : Map.of();
    }
}
