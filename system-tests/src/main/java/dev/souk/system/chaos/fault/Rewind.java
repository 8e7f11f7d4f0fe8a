package dev.souk.system.chaos.fault;

import dev.souk.launcher.control.ProcessStatus.State;
import dev.souk.system.chaos.arena.Arena;
import dev.souk.system.chaos.arena.Groups;
import java.util.List;

/** Stops all instances of a service and starts them with the consumer group at the beginning of its topics. */
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
    public void start(Arena arena) {
        arena.souk().kill(service, false);
        new Groups(arena.target().kafka()).rewind(service);
    }

    @Override
    public void stop(Arena arena) {
        List<String> down = arena.processes().stream()
                .filter(process -> process.startsWith(service + "#"))
                .filter(process -> arena.stateOf(process) == State.DOWN)
                .toList();
        if (!down.isEmpty()) {
            arena.souk().start(service);
        }
    }
}
