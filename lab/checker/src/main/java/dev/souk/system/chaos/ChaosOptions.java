package dev.souk.system.chaos;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.Topology;
import dev.souk.system.chaos.environment.ClockSkew;
import dev.souk.system.chaos.fault.FaultKind;
import dev.souk.tools.checkout.SourceTree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a chaos run does.
 *
 * @param checkout whose jars are launched
 * @param state the folder of the system, history and report
 * @param seeds one run for each, one after the other on the same system
 * @param length of each run
 * @param shoppers number of concurrent shoppers
 * @param kinds kinds of faults to inject
 * @param replay whether everything is consumed again at the end (I10), which takes half a minute
 * @param tls whether connections are encrypted
 * @param parts optional parts of the system
 */
public record ChaosOptions(
        SourceTree checkout,
        Path state,
        List<Long> seeds,
        Duration length,
        int shoppers,
        Set<FaultKind> kinds,
        boolean replay,
        boolean tls,
        List<OptionalPart> parts) {

    /** Two instances of every service, on free ports, with clock skew. */
    SoukOptions souk() {
        SoukOptions options = SoukOptions.isolated(checkout, state).tls(tls);
        for (ServiceDefinition service : Topology.services()) {
            options = service.scales() ? options.with(service.name(), 2) : options;
        }
        for (OptionalPart part : parts) {
            options = options.with(part);
        }
        return ClockSkew.of(options);
    }
}
