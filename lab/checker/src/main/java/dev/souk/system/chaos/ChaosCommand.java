package dev.souk.system.chaos;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukOptions.Mode;
import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.api.Topology;
import dev.souk.system.chaos.fault.FaultKind;
import dev.souk.system.check.CheckCommand;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.cli.ToolCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.commons.io.file.PathUtils;
import org.apache.commons.io.function.Uncheck;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `souk chaos`. */
@Command(
        name = "chaos",
        description = "Injects faults under load into a system of its own, then checks that nothing was lost.")
public final class ChaosCommand extends ToolCommand {

    @Option(
            names = "--seed",
            paramLabel = "N",
            split = ",",
            description = "Source of all random choices; several, separated by commas, for as many runs. Default 1.")
    List<Long> seeds = List.of(1L);

    @Option(names = "--minutes", paramLabel = "M", description = "Length of each run; default 2.")
    private double minutes = 2;

    @Option(names = "--shoppers", paramLabel = "K", description = "Number of concurrent shoppers; default 12.")
    int shoppers = 12;

    @Option(
            names = "--only",
            paramLabel = "KIND",
            split = ",",
            description = "Kinds of faults: ${COMPLETION-CANDIDATES}. Default: all.")
    Set<FaultKind> kinds = EnumSet.allOf(FaultKind.class);

    @Option(names = "--keep", description = "Keep the temporary folder, also when everything holds.")
    private boolean keep;

    @Option(names = "--tls", description = "Encrypt all connections of the system.")
    private boolean tls;

    @Option(
            names = "--with",
            paramLabel = "PART",
            converter = OptionalPart.Converter.class,
            description =
                    "An optional part, as of `souk up`; processes of it are killed and frozen too. May be repeated.")
    private List<OptionalPart> parts = List.of();

    @Option(names = "--state", paramLabel = "DIR", description = "Folder of the system; default: a temporary one.")
    private @Nullable Path folder;

    final AtomicBoolean holdsSoFar = new AtomicBoolean(true);
    private final AtomicBoolean isRunning = new AtomicBoolean();

    /** Runs one of the commands of this module. */
    public static void main(String[] arguments) {
        // While a broker is unavailable its client logs that several times a second.
        System.setProperty("org.slf4j.simpleLogger.log.org.apache.kafka", "error");
        System.exit(souk(new CheckCommand(), new ChaosCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (tls && !parts.isEmpty()) {
            throw new ToolException("--with cannot be combined with --tls here.");
        }
        Path state = folder == null ? Files.createTempDirectory("souk-chaos-") : folder.toAbsolutePath();
        print("The system runs in " + state + ".");
        boolean holds = false;
        isRunning.set(true);
        try {
            holds = Chaos.run(this, state, this::print).holds();
        } finally {
            if (isRunning.getAndSet(false)) {
                keepOrDelete(state, holds);
            }
        }
        return holds ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    /** When the JVM ends: after Ctrl-C stops the system; keeps its folder if something was found that needs it. */
    void end(RunningSouk souk, Path state) {
        if (isRunning.getAndSet(false)) {
            Thread.setDefaultUncaughtExceptionHandler((_, _) -> {}); // the load fails until the JVM has ended
            souk.close();
            Uncheck.run(() -> keepOrDelete(state, holdsSoFar.get()));
        }
    }

    /** Deletes a temporary folder unless it is needed to analyse violations. */
    private void keepOrDelete(Path state, boolean holds) throws IOException {
        if (holds && !keep && folder == null) {
            PathUtils.delete(state);
            return;
        }
        if (!holds) {
            print(
                    "Timeline of an order: `GET /orders/{id}/timeline` as admin; calls of clients: chaos/history-*.jsonl.");
        }
        print("Data, logs and history are in %s; `./souk up --state %s` starts this system again."
                .formatted(state, state));
    }

    Duration length() {
        return Duration.ofSeconds((long) (minutes * 60));
    }

    /**
     * Two instances of every service, on free ports, with clock skew, and with a TCP proxy on every route from a
     * service instance to a server. Checks and faults connect to the servers directly.
     */
    SoukOptions souk(Path state) {
        SoukOptions options = ClockSkew.ofSecondInstances(
                SoukOptions.isolated(SourceTree.ofThisProgram(), state).with(Mode.TLS, tls));
        for (OptionalPart part : parts) {
            options = options.with(part);
        }
        var routes = new ArrayList<>(ProxyRoute.toServers(options.instances()));
        if (options.includes(OptionalPart.VALKEY)) {
            routes.add(new ProxyRoute(Topology.CARTS.nameOf(1), Topology.VALKEY.name()));
            routes.add(new ProxyRoute(Topology.CARTS.nameOf(2), Topology.VALKEY.name()));
        }
        return options.proxied(routes);
    }
}
