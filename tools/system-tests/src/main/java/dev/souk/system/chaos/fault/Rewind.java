package dev.souk.system.chaos.fault;

import dev.souk.launcher.topology.Topology;
import dev.souk.system.chaos.arena.Arena;
import dev.souk.system.chaos.arena.Groups;
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
    public String words() {
        return "rewind " + service + " to its first record";
    }

    @Override
    public String needs() {
        return Topology.KAFKA.name();
    }

    @Override
    public void start(Arena arena) {
        instances(arena).forEach(arena.souk()::pause);
        new Groups(arena.target().kafka()).rewind(service);
    }

    @Override
    public void stop(Arena arena) {
        instances(arena).forEach(arena.souk()::resume);
    }

    private List<String> instances(Arena arena) {
        return arena.processes().stream()
                .filter(process -> process.startsWith(service + "#"))
                .toList();
    }
}
