package dev.souk.system.chaos.fault;

import dev.souk.launcher.topology.Topology;
import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.chaos.environment.ConsumerGroups;
import java.util.List;

/**
 * Resets the offsets of a running service to the first record of each topic. A broker does so only for a group without
 * members, so all instances are suspended until their sessions have expired. They resume with polled, uncommitted
 * records and have to start again from the first record.
 */
public record Rewind(String service) implements Fault {

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
