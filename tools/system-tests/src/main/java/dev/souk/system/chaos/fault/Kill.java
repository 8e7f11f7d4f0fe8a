package dev.souk.system.chaos.fault;

import dev.souk.launcher.control.ProcessStatus.State;
import dev.souk.system.chaos.environment.ChaosEnvironment;

/** Ends a process as `kill -9` does and starts it again, on the same port and with its data. */
public record Kill(String process) implements Fault {

    @Override
    public void start(ChaosEnvironment environment) {
        environment.souk().kill(process, true);
    }

    @Override
    public void stop(ChaosEnvironment environment) {
        boolean isDown = environment.souk().status().processes().stream()
                .anyMatch(one -> one.name().equals(process) && one.state() == State.DOWN);
        if (isDown) {
            environment.souk().start(process);
        }
    }
}
