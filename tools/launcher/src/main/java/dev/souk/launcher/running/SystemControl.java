package dev.souk.launcher.running;

import dev.souk.console.topics.BrokerLogin;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.SoukOperations.Operation;
import dev.souk.launcher.api.SoukOperations.Operation.OnProcesses;
import dev.souk.launcher.api.SoukOperations.Verb;
import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.api.SoukStatus.OperatorAccount;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.supervision.InstanceChanges;
import dev.souk.launcher.supervision.ManagedProcess;
import dev.souk.launcher.supervision.ProcessGroup;
import dev.souk.launcher.tls.CertificateAuthority;
import dev.souk.launcher.tls.ServiceHttpClients;
import dev.souk.launcher.topology.Proxies;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.process.ProcessStatus;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The processes of a system, and what can be done to them.
 *
 * @param authority null without TLS
 * @param clients read the certificate of the operator again
 */
record SystemControl(
        ProcessEnvironment environment,
        InstanceChanges changes,
        ServiceCodes codes,
        Faults faults,
        @Nullable CertificateAuthority authority,
        ServiceHttpClients clients) {

    /** Those that read their certificate when they start; gateway, services and registry watch its file. */
    private static final Set<ServiceDefinition> UNAWARE =
            Set.of(Topology.POSTGRES, Topology.KAFKA, Topology.EDGE, Topology.GRPC);

    ProcessGroup processes() {
        return changes.processes();
    }

    SoukStatus status() {
        Certificates tls = environment.tls();
        return new SoukStatus(
                environment.gateway(),
                "http://localhost:" + environment.consolePort(),
                environment.registry(),
                environment.kafka(),
                new OperatorAccount(BrokerLogin.OPERATOR, environment.secrets().ofBrokerOperator()),
                environment.admin(),
                Stream.concat(
                                processes().all().stream().map(this::status),
                                Stream.of(ProcessStatus.ofThisLauncher(environment.consolePort())))
                        .toList(),
                environment.databases(),
                tls == null ? null : tls.folder(),
                grpc());
    }

    private @Nullable String grpc() {
        return environment.deployment().instances(Topology.GRPC).stream()
                .map(instance -> "localhost:" + instance.port())
                .findFirst()
                .orElse(null);
    }

    private ProcessStatus status(ManagedProcess process) {
        String name = process.name();
        Proxies proxies = environment.proxies();
        return process.status(codes.isOutdated(name), proxies.callersPort(name), proxies.isCut(name));
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

    /** The names of the processes that use their new certificate after a restart only. */
    private synchronized List<String> renewCertificates() {
        if (authority == null) {
            throw new ToolException("There are no certificates; `./souk up --tls` starts with them.");
        }
        authority.issueAll();
        ServiceHttpClients.installAsDefault(authority.certificates());
        clients.reload();
        return processes().all().stream()
                .filter(process -> UNAWARE.contains(process.instance().service()))
                .map(ManagedProcess::name)
                .toList();
    }
}
