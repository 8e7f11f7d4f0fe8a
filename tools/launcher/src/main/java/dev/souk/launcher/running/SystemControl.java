package dev.souk.launcher.running;

import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.SoukOperations.Operation;
import dev.souk.launcher.api.SoukOperations.Operation.OnProcesses;
import dev.souk.launcher.api.SoukOperations.Verb;
import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.supervision.InstanceChanges;
import dev.souk.launcher.supervision.ProcessGroup;
import dev.souk.tools.ToolException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The processes of a system, and what can be done to them.
 *
 * @param certificates null without TLS
 */
record SystemControl(
        ProcessEnvironment environment,
        InstanceChanges changes,
        ServiceCodes codes,
        Faults faults,
        @Nullable CertificateRenewal certificates) {

    SystemControl with(CertificateRenewal renewal) {
        return new SystemControl(environment, changes, codes, faults, renewal);
    }

    ProcessGroup processes() {
        return changes.processes();
    }

    SoukStatus status(ProcessStatus launcher) {
        return environment.status(
                Stream.concat(processes().status().map(this::withAge).map(faults::mark), Stream.of(launcher))
                        .toList());
    }

    private ProcessStatus withAge(ProcessStatus process) {
        return process.outdated(process.pid() != null && codes.isOutdated(process.name()));
    }

    /** Performs an operation; {@code down} requests the end of the system. */
    List<String> perform(Operation operation, Runnable down) {
        return switch (operation) {
            case OnProcesses(Verb verb, String name) -> onProcesses(verb, name);
            case Operation.Scale(String service, int count) -> changes.scale(service, count);
            case Operation.RenewCertificates() -> renewCertificates();
            case Operation.Down() -> {
                down.run();
                yield List.of();
            }
        };
    }

    private List<String> onProcesses(Verb verb, String name) {
        return switch (verb) {
            case KILL -> processes().kill(name, true);
            case STOP -> processes().kill(name, false);
            case START -> codes.tryNewest(name, () -> processes().start(name));
            case RESTART -> codes.tryNewest(name, () -> processes().restart(name));
            case ROLL -> codes.tryNewest(name, () -> changes.replace(name));
            case SUSPEND -> faults.suspend(name);
            case SLOW -> faults.slowDown(name);
            case RESUME -> faults.resume(name);
            case CUT -> faults.cut(name);
            case RESTORE -> faults.restore(name);
        };
    }

    private List<String> renewCertificates() {
        if (certificates == null) {
            throw new ToolException("There are no certificates; `./souk up --tls` starts with them.");
        }
        certificates.renew();
        return CertificateRenewal.unaware(processes().all());
    }
}
