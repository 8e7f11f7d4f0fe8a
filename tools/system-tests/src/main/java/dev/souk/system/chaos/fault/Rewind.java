package dev.souk.system.chaos.fault;

import dev.souk.launcher.topology.Topology;
import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.chaos.environment.ConsumerGroups;
import java.util.List;

/**
 * Sets a service back to the first record of everything while it runs. A broker does so only for a group without
 * members, so all instances are frozen until it has given them up. They wake with records in their hands and are told
 * to begin again.
 */
public record Rewind(String service) implements Fault {

    @Override
    public FaultKind kind() {
        return FaultKind.REWIND;
    }

    @Override
    public String description() {
        return "rewind " + service + " to its first record";
    }

    @Override
    public String requires() {
        return Topology.KAFKA.name();
    }

    @Override
    public void start(ChaosEnvironment environment) {
        instances(environment).forEach(environment.souk()::pause);
        new ConsumerGroups(environment.target().kafka()).rewind(service);
    }

    @Override
    public void stop(ChaosEnvironment environment) {
        instances(environment).forEach(environment.souk()::resume);
    }

    private List<String> instances(ChaosEnvironment environment) {
        return environment.processes().stream()
                .filter(process -> process.startsWith(service + "#"))
                .toList();
    }
}
