package dev.souk.launcher.running;

import dev.souk.launcher.prepare.ServiceCode;
import dev.souk.launcher.proxy.Proxies;
import dev.souk.launcher.supervision.Server;
import dev.souk.launcher.tls.ServiceHttpClients;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** The Spring Boot applications of a system: starts their processes, each with its build and its configuration. */
record Applications(
        ServiceCodes codes,
        ProcessEnvironment environment,
        StateFolder state,
        Proxies proxies,
        ServiceHttpClients clients)
        implements Server {

    @Override
    public ChildProcess start(Instance instance) throws IOException {
        proxies.starting(instance);
        Path temporary = state.emptyTemporary(instance.name());
        ServiceCode code = codes.of(instance);
        return code.command(
                        environment.settings(instance, registration(instance, code)),
                        temporary,
                        state.log(instance.name()))
                .start();
    }

    @Override
    public boolean isReady(Instance instance) {
        return clients.isReady(instance);
    }

    /** Such as the services that it waits for, which the gateway tells without a login. */
    @Override
    public String readiness(Instance instance) {
        String url = instance.managementUrl() + ServiceHttpClients.READINESS;
        return url.startsWith("http:") ? " (" + SoukClient.text(url) + ")" : "";
    }

    /** Only what is connected can finish what it has. */
    @Override
    public void drain(Instance instance) {
        proxies.restore(instance.name());
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
