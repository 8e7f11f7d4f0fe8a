package dev.souk.system.chaos.fault;

import dev.souk.launcher.api.ProcessStatus.State;
import dev.souk.system.chaos.environment.ChaosEnvironment;

/** Makes one process unavailable. */
public sealed interface ProcessFault extends Fault {

    /** Such as `order-service#2` or `kafka`. */
    String process();

    /** Ends it as `kill -9` does and starts it again, on the same port and with its data. */
    record Kill(String process) implements ProcessFault {

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

    /** Suspends it: it keeps its connections, locks and leases, and answers no request. */
    record Freeze(String process) implements ProcessFault {

        @Override
        public void start(ChaosEnvironment environment) {
            environment.souk().pause(process);
        }

        @Override
        public void stop(ChaosEnvironment environment) {
            environment.souk().resume(process);
        }
    }
}
