package dev.souk.system.cli;

import dev.souk.system.bench.Experiment;
import dev.souk.system.bench.Experiment.Option;
import dev.souk.system.bench.balancing.BalancingExperiment;
import dev.souk.system.bench.baselines.Baselines;
import dev.souk.system.bench.compare.Comparison;
import dev.souk.system.bench.fault.AttackersExperiment;
import dev.souk.system.bench.fault.FailoverExperiment;
import dev.souk.system.bench.fault.OverloadExperiment;
import dev.souk.system.bench.formulas.FormulasExperiment;
import dev.souk.system.bench.protocols.ProtocolsExperiment;
import dev.souk.system.bench.release.RollExperiment;
import dev.souk.system.bench.scaling.Scaling;
import java.util.List;

/** Everything that {@code ./souk bench} can do. */
final class Experiments {

    static final List<Experiment> ALL = List.of(
            new Experiment(
                    "compare",
                    "A with B, which is this source tree. Without an option both are it: what differs is noise.",
                    List.of(
                            new Option(
                                    "--against",
                                    "PATH",
                                    "A is another source tree, such as a git worktree of an older commit."),
                            new Option(
                                    "--with",
                                    "OPTIONS",
                                    "B has these options of `./souk up`, or variables such as OTEL_SDK_DISABLED=true,"
                                            + " A has not; in quotes if there are several.")),
                    Comparison::run),
            new Experiment(
                    "baselines",
                    "this source tree with bare SQL, a bare Spring Cloud Gateway, and nginx if there is one.",
                    Baselines::run),
            new Experiment(
                    "scaling",
                    "what an order costs with more past orders, more customers and more instances.",
                    List.of(
                            new Option(
                                    "--orders",
                                    "N",
                                    "how many past orders there are at most, at least 1000; default 1000000."),
                            new Option(
                                    "--instances",
                                    "N",
                                    "how many instances of each service there are at most, at least 1; default 4.")),
                    Scaling::run),
            new Experiment(
                    "balancing",
                    "one slow server among several, with each strategy of load balancing.",
                    BalancingExperiment::run),
            new Experiment("roll", "which calls fail while services are replaced.", RollExperiment::run),
            new Experiment(
                    "failover",
                    "which calls fail when instances are killed, and how often they are repeated.",
                    FailoverExperiment::run),
            new Experiment(
                    "overload",
                    "what is done while more is asked for than the system can do.",
                    OverloadExperiment::run),
            new Experiment(
                    "attackers",
                    "what customers get while as many other callers are malicious.",
                    AttackersExperiment::run),
            new Experiment(
                    "formulas",
                    "what relations such as Little's law predict, and what the system does.",
                    FormulasExperiment::run),
            new Experiment(
                    "protocols",
                    "what two use cases cost by REST, gRPC, GraphQL, WebSocket and SSE.",
                    ProtocolsExperiment::run));

    private Experiments() {}
}
