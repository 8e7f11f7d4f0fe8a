package dev.souk.system.chaos.fault;

import dev.souk.launcher.control.ProcessStatus.State;
import dev.souk.system.chaos.arena.Arena;

/** Ends a process as `kill -9` does and starts it again, on the same port with the data it had. */
public record Kill(String process) implements Fault {

    @Override
    public FaultKind kind() {
        return FaultKind.KILL;
    }

    @Override
    public String words() {
        return "kill -9 " + process;
    }

    @Override
    public String takesAway() {
        return process;
    }

    @Override
    public void start(Arena arena) {
        arena.souk().kill(process, true);
    }

    @Override
    public void stop(Arena arena) {
        if (arena.stateOf(process) == State.DOWN) {
            arena.souk().start(process);
        }
    }
}
