package dev.souk.system.chaos.fault;

import dev.souk.launcher.control.ProcessStatus.State;
import dev.souk.system.chaos.environment.ChaosEnvironment;

/** Ends a process as `kill -9` does and starts it again, on the same port and with its data. */
public record Kill(String process) implements Fault {

    @Override
    public String description() {
        return "kill -9 " + process;
    }

    @Override
    public String disables() {
        return process;
    }

    @Override
    public void start(ChaosEnvironment environment) {
        environment.souk().kill(process, true);
    }

    @Override
    public void stop(ChaosEnvironment environment) {
        if (environment.stateOf(process) == State.DOWN) {
            environment.souk().start(process);
        }
    }
}
