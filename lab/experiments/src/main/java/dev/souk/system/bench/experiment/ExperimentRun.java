package dev.souk.system.bench.experiment;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukOptions.Mode;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.result.Outcome;
import dev.souk.system.bench.result.Report;
import dev.souk.system.bench.result.Table;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.io.file.PathUtils;
import org.jspecify.annotations.Nullable;

/**
 * One run of an experiment, with a folder of all its systems, which are stopped before it is deleted; also after
 * Ctrl-C.
 *
 * @param arguments what was typed
 * @param report takes the figures
 * @param progress is for whoever waits
 * @param systems those that still run, the last first
 */
public record ExperimentRun(
        Arguments arguments, Report report, Consumer<String> progress, Path folder, Deque<Closeable> systems)
        implements AutoCloseable {

    /** Higher than any load: it all comes from one machine, and the defaults are for each of many clients. */
    static final Map<String, String> HIGH_LIMITS = Map.of(
            "SOUK_GATEWAY_RATE_LIMIT_CALLER_PER_SECOND", "100000",
            "SOUK_GATEWAY_RATE_LIMIT_CALLER_BURST", "100000",
            "SOUK_GATEWAY_RATE_LIMIT_ADDRESS_PER_SECOND", "100000",
            "SOUK_GATEWAY_RATE_LIMIT_ADDRESS_BURST", "100000",
            "SOUK_GATEWAY_RATE_LIMIT_PASSWORD_PER_SECOND", "1000",
            "SOUK_GATEWAY_RATE_LIMIT_PASSWORD_BURST", "1000",
            "SOUK_GATEWAY_CONCURRENCY_REQUESTS_PER_CLIENT", "96");

    private static final List<ServiceDefinition> CONFIGURED =
            List.of(Topology.GATEWAY, Topology.REGISTRY, Topology.USERS, Topology.CARTS, Topology.ORDERS);

    /**
     * What was typed.
     *
     * @param source what systems are started from
     * @param rounds of load; one in the brief form
     * @param brief whether it is the brief form, whose figures say nothing
     * @param asBuilt whether nothing is built, even if sources are newer than jars
     * @param against the source tree that `compare` measures beside this one; perhaps the same
     * @param with variables like {@code NAME=value}, for `compare` options of `./souk up` as well
     */
    public record Arguments(
            SourceTree source, int rounds, boolean brief, boolean asBuilt, Path against, List<String> with) {}

    /** What is done with a running system and customers of it. */
    @FunctionalInterface
    interface Step {
        void perform(RunningSouk souk, Shop shop) throws IOException, InterruptedException;
    }

    /** With a new folder below the state folder of the source tree, which need not have been started yet. */
    public static ExperimentRun begin(Arguments arguments, Report report, Consumer<String> progress)
            throws IOException {
        Path parent = new StateFolder(arguments.source().defaultState()).run();
        Path folder = Files.createTempDirectory(Files.createDirectories(parent), "bench-");
        if (!arguments.with().isEmpty()) {
            report.with("with", String.join(" ", arguments.with()));
        }
        var run = new ExperimentRun(arguments, report, progress, folder, new ArrayDeque<>());
        Runtime.getRuntime().addShutdownHook(new Thread(run::close, "stop"));
        return run;
    }

    /** What a full run is measured with, or a brief one. */
    <T> T sized(T full, T brief) {
        return arguments.brief() ? brief : full;
    }

    /** The same of a time in seconds. */
    Duration seconds(int full, int brief) {
        return Duration.ofSeconds(sized(full, brief));
    }

    /** Without this it is no result if everything is as configured: then customers must not notice what happens. */
    void requireAsConfigured(boolean holds, String otherwise) {
        report.require(holds || !arguments.with().isEmpty(), otherwise);
    }

    /** Adds a row about a load to the table of this title, and tells of it whoever waits. */
    void row(String title, String headings, Outcome load, @Nullable Object... others) {
        Table table = report.table(title, headings);
        table.add(load, others);
        say(table.last());
    }

    /** Tells whoever waits. */
    void say(String line) {
        progress.accept(line);
    }

    /** The folder of a system. */
    Path folder(String name) {
        return folder.resolve(name).toAbsolutePath();
    }

    /**
     * Of a system with free ports and a folder of its own, with the variables that were typed for all its services.
     *
     * @param limits of the gateway that differ from the default, such as {@link #HIGH_LIMITS}
     */
    SoukOptions options(String name, Map<String, String> limits) {
        var side = new Side("B", arguments.source().root(), arguments.with());
        if (!side.options().isEmpty()) {
            throw new ToolException("Options of `./souk up` are for `./souk bench compare`; others take NAME=value.");
        }
        SoukOptions options = SoukOptions.defaults(arguments.source(), folder(name))
                .with(Mode.ISOLATED, true)
                .withEnvironment(Topology.GATEWAY.name(), limits);
        for (ServiceDefinition service : CONFIGURED) {
            options = options.withEnvironment(service.name(), side.variables());
        }
        return options;
    }

    /** Measures with so many customers on a system whose AOT caches are complete, and stops it, whatever happens. */
    void measure(SoukOptions options, int customers, Step step) throws IOException, InterruptedException {
        say("start");
        RunningSouk souk = Souk.LAUNCHER.assemble(options, _ -> {});
        stopAtEnd(souk::close);
        try (souk) {
            souk.start();
            try (Shop shop =
                    Shop.open(HttpAddress.plain(souk.gateway()), souk.status().admin(), customers)) {
                step.perform(souk, shop);
            }
        }
    }

    /** Stops the system at the end. */
    synchronized void stopAtEnd(Closeable system) {
        systems.push(system);
    }

    @Override
    public synchronized void close() {
        try {
            while (!systems.isEmpty()) {
                systems.pop().close();
            }
            PathUtils.delete(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            if (!systems.isEmpty()) { // the others also if one fails
                close();
            }
        }
    }
}
