package dev.souk.launcher.running;

import dev.souk.launcher.api.ServiceDefinition.ProcessType;
import dev.souk.launcher.monitoring.RegistryListing;
import dev.souk.launcher.supervision.InstanceStarter;
import dev.souk.launcher.supervision.Server;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.ChildProcess;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/** Leaves each instance to what starts its kind. */
record DefaultInstanceStarter(Map<ProcessType, Server> servers, RegistryListing registry, StateFolder state)
        implements InstanceStarter {

    @Override
    public ChildProcess start(Instance instance) throws IOException {
        return of(instance).start(instance);
    }

    @Override
    public boolean isReady(Instance instance) {
        return of(instance).isReady(instance);
    }

    @Override
    public String readiness(Instance instance) {
        return of(instance).readiness(instance);
    }

    private Server of(Instance instance) {
        return Objects.requireNonNull(servers.get(instance.service().type()));
    }

    @Override
    public boolean isRegistered(Instance instance) {
        return registry.has(instance);
    }

    @Override
    public void admit(Instance instance) {
        servers.values().forEach(server -> server.admit(instance));
    }

    @Override
    public void drain(Instance instance) {
        servers.values().forEach(server -> server.drain(instance));
    }

    @Override
    public void ended(Instance instance) {
        servers.values().forEach(server -> server.ended(instance));
    }

    @Override
    public LogFile log(Instance instance) {
        return state.log(instance.name());
    }
}
