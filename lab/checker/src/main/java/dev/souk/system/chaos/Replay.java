package dev.souk.system.chaos;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.Topology;
import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.chaos.fault.Rewind;
import dev.souk.system.check.TableDigest;
import dev.souk.system.observe.RestState;
import dev.souk.system.verdict.Report;
import dev.souk.system.verdict.Verdict;
import java.time.Duration;
import java.util.List;

/** Lets every service consume everything again from the first record and checks that this changes nothing (I10). */
final class Replay {

    private static final List<Rewind> SERVICES = Topology.services().stream()
            .filter(ServiceDefinition::scales)
            .map(service -> new Rewind(service.name()))
            .toList();

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private Replay() {}

    static Report of(ChaosEnvironment environment) {
        TableDigest before = TableDigest.of(environment.target());
        SERVICES.forEach(service -> service.start(environment));
        SERVICES.forEach(service -> service.stop(environment));
        boolean done = RestState.await(environment.target(), LIMIT);
        Verdict finished = Verdict.of(
                "I10",
                "everything is consumed again",
                findings -> findings.expect(done, "the system", "is not at rest after %s s", LIMIT.toSeconds()));
        return new Report(List.of(finished, before.compareTo(TableDigest.of(environment.target()))));
    }
}
