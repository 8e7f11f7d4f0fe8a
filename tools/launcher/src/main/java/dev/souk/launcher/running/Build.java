package dev.souk.launcher.running;

import dev.souk.launcher.prepare.ServiceCode;
import java.time.temporal.ChronoUnit;

/** The code of a service with the name of its version, which instances have in the registry and in metrics. */
record Build(String version, ServiceCode code) {

    /** A build that nobody has named: its version is when it was made. */
    static Build of(ServiceCode code) {
        return new Build(code.builtAt().truncatedTo(ChronoUnit.SECONDS).toString(), code);
    }
}
