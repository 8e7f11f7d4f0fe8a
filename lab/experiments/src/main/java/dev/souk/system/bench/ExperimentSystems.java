package dev.souk.system.bench;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.measured.BenchmarkedSystem;
import dev.souk.system.bench.measured.Side;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.port.FreePorts;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * The systems of an experiment.
 *
 * @param source what they are started from
 * @param folder for all of them, which also stops them
 * @param progress for whoever waits
 */
public record ExperimentSystems(SourceTree source, ExperimentFolder folder, Consumer<String> progress) {

    /** One machine calls, as fast as it can; by default a hundred or so would share that. */
    private static final Map<String, String> HIGH_LIMITS = Map.of(
            "SOUK_GATEWAY_RATE_LIMIT_CALLER_PER_SECOND", "100000",
            "SOUK_GATEWAY_RATE_LIMIT_CALLER_BURST", "100000",
            "SOUK_GATEWAY_RATE_LIMIT_ADDRESS_PER_SECOND", "100000",
            "SOUK_GATEWAY_RATE_LIMIT_ADDRESS_BURST", "100000",
            "SOUK_GATEWAY_RATE_LIMIT_PASSWORD_PER_SECOND", "1000",
            "SOUK_GATEWAY_RATE_LIMIT_PASSWORD_BURST", "1000",
            "SOUK_GATEWAY_CONCURRENCY_REQUESTS_PER_CLIENT", "96");

    private static final FreePorts PORTS = new FreePorts(RandomGenerator.getDefault());

    /** What is measured on a running system. */
    @FunctionalInterface
    public interface Measurement<T> {
        T measure(RunningSouk souk) throws IOException, InterruptedException;
    }

    /** What is done with a running system. */
    @FunctionalInterface
    public interface Step {
        void perform(RunningSouk souk) throws IOException, InterruptedException;
    }

    /** Of a system with free ports and a folder of its own. */
    public SoukOptions options(String name) {
        return SoukOptions.isolated(source, folder.resolve(name));
    }

    /** The same, with all limits of the gateway on, but higher than the load of an experiment. */
    public SoukOptions optionsWithHighLimits(String name) {
        return options(name).withEnvironment(Topology.GATEWAY.name(), HIGH_LIMITS);
    }

    /** Measures on a system whose AOT caches are complete, and stops it; also if the experiment is interrupted. */
    public <T> T run(String description, SoukOptions options, Measurement<T> measurement)
            throws IOException, InterruptedException {
        progress.accept("start: " + description);
        RunningSouk souk = Souk.assemble(options, _ -> {});
        folder.stopAtEnd(souk::close);
        try (souk) {
            souk.start();
            souk.announce();
            souk.awaitPreparation();
            return measurement.measure(souk);
        }
    }

    /** The same for what adds its figures to a report. */
    public void measure(String description, SoukOptions options, Step step) throws IOException, InterruptedException {
        run(description, options, souk -> {
            step.perform(souk);
            return description;
        });
    }

    /** A system that its own script starts and stops, also that of another source tree. */
    public BenchmarkedSystem scripted(Side side) {
        BenchmarkedSystem system = BenchmarkedSystem.of(side, folder.resolve(side.label()), PORTS);
        folder.stopAtEnd(system::close);
        return system;
    }
}
