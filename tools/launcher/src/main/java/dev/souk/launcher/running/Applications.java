package dev.souk.launcher.running;

import dev.souk.launcher.prepare.ServiceCode;
import dev.souk.launcher.proxy.Proxies;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** The Spring Boot applications of a system: starts their processes, each with its build and its configuration. */
record Applications(ServiceCodes codes, ProcessEnvironment environment, StateFolder state, Proxies proxies) {

    ChildProcess start(Instance instance) throws IOException {
        LogFile log = state.log(instance.name());
        log.rotate();
        proxies.starting(instance);
        Path temporary = state.emptyTemporary(instance.name());
        ServiceCode code = codes.of(instance);
        return code.command(environment.settings(instance, registration(instance, code)), temporary, log)
                .start();
    }

    /** What the instance says of itself in the registry: callers count calls by version, which is when it was built. */
    private static Map<String, String> registration(Instance instance, ServiceCode code) {
        return instance.service().scales()
                ? Map.of(
                        "EUREKA_INSTANCE_METADATAMAP_VERSION",
                        code.builtAt().truncatedTo(ChronoUnit.SECONDS).toString())
                : Map.of();
    }
}
