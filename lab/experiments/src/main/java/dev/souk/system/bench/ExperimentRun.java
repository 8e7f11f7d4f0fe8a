package dev.souk.system.bench;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.measured.BenchmarkedSystem;
import dev.souk.system.bench.measured.Side;
import dev.souk.system.bench.result.Commit;
import dev.souk.system.bench.result.Report;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.port.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * One run of an experiment.
 *
 * @param source what systems are started from
 * @param folder of all systems, which also stops them
 * @param progress for whoever waits
 * @param begin of the run
 * @param arguments what was typed
 */
public record ExperimentRun(
        SourceTree source, ExperimentFolder folder, Consumer<String> progress, Instant begin, Arguments arguments) {

    /** One machine calls, as fast as it can; by default a hundred or so would share that. */
    private static final Map<String, String> HIGH_LIMITS = Map.of(
            "SOUK_GATEWAY_RATE_LIMIT_CALLER_PER_SECOND", "100000",
            "SOUK_GATEWAY_RATE_LIMIT_CALLER_BURST", "100000",
            "SOUK_GATEWAY_RATE_LIMIT_ADDRESS_PER_SECOND", "100000",
            "SOUK_GATEWAY_RATE_LIMIT_ADDRESS_BURST", "100000",
            "SOUK_GATEWAY_RATE_LIMIT_PASSWORD_PER_SECOND", "1000",
            "SOUK_GATEWAY_RATE_LIMIT_PASSWORD_BURST", "1000",
            "SOUK_GATEWAY_CONCURRENCY_REQUESTS_PER_CLIENT", "96");

    private static final List<ServiceDefinition> CONFIGURED =
            List.of(Topology.GATEWAY, Topology.REGISTRY, Topology.USERS, Topology.CARTS, Topology.ORDERS);
    private static final FreePorts PORTS = new FreePorts(RandomGenerator.getDefault());

    /**
     * What was typed.
     *
     * @param rounds of load; one in the brief form
     * @param brief whether it is the brief form, whose figures say nothing
     * @param asBuilt whether nothing is built, even if sources are newer than jars
     * @param against the source tree that `compare` measures beside this one; perhaps the same
     * @param with variables like {@code NAME=value}, for `compare` options of `./souk up` as well
     */
    public record Arguments(int rounds, boolean brief, boolean asBuilt, Path against, List<String> with) {}

    /** What is done with a running system. */
    @FunctionalInterface
    public interface Step {
        void perform(RunningSouk souk) throws IOException, InterruptedException;
    }

    /** Without a figure yet. */
    public Report report(String experiment) throws IOException, InterruptedException {
        Report report = Report.begun(experiment, begin, arguments.brief(), Commit.of(source.root()));
        return arguments.with().isEmpty() ? report : report.with("with", String.join(" ", arguments.with()));
    }

    /** Whether it is the brief form, whose figures say nothing. */
    public boolean brief() {
        return arguments.brief();
    }

    /** Whether everything is as configured: then customers must not notice what disturbs the system. */
    public boolean isAsConfigured() {
        return arguments.with().isEmpty();
    }

    /** Tells whoever waits. */
    public void say(String line) {
        progress.accept(line);
    }

    /** Of a system with free ports and a folder of its own, with the variables that were typed for all its services. */
    public SoukOptions options(String name) {
        return withVariables(isolated(name));
    }

    /** The same, with all limits of the gateway on, but higher than the load of an experiment. */
    public SoukOptions optionsWithHighLimits(String name) {
        return withVariables(isolated(name).withEnvironment(Topology.GATEWAY.name(), HIGH_LIMITS));
    }

    private SoukOptions isolated(String name) {
        return SoukOptions.isolated(source, folder.resolve(name));
    }

    private SoukOptions withVariables(SoukOptions options) {
        var side = new Side("B", source.root(), arguments.with());
        if (!side.options().isEmpty()) {
            throw new ToolException(
                    "Options of `./souk up` are for `./souk bench compare`; any other takes variables like NAME=value.");
        }
        SoukOptions changed = options;
        for (ServiceDefinition service : CONFIGURED) {
            changed = changed.withEnvironment(service.name(), side.variables());
        }
        return changed;
    }

    /** Measures on a system whose AOT caches are complete, and stops it; also if the experiment is interrupted. */
    public void measure(SoukOptions options, Step step) throws IOException, InterruptedException {
        say("start");
        RunningSouk souk = Souk.assemble(options, _ -> {});
        folder.stopAtEnd(souk::close);
        try (souk) {
            souk.start();
            souk.announce();
            souk.awaitPreparation();
            step.perform(souk);
        }
    }

    /** A system that its own script starts and stops, also that of another source tree. */
    public BenchmarkedSystem scripted(Side side) {
        BenchmarkedSystem system = BenchmarkedSystem.of(side, folder.resolve(side.label()), PORTS);
        folder.stopAtEnd(system::close);
        return system;
    }
}
