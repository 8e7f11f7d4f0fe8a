package dev.souk.system.cli;

import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.api.Topology;
import dev.souk.system.profile.Profiler;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.cli.ToolCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `souk profile`: exit code 1 if there is no flame graph, with the reason. */
@Command(
        name = "profile",
        description = "Records what a running service does, and draws a flame graph.",
        mixinStandardHelpOptions = true)
public final class ProfileCommand extends ToolCommand {

    private static final int MAXIMUM = 600;
    private static final Set<String> NATIVE = Set.of(Topology.POSTGRES.name(), Topology.EDGE.name());
    private static final String SUFFIX = "-service";

    @Parameters(
            paramLabel = "SERVICE[#n]",
            description = "Such as order-service, order#2 or kafka; the first instance by default.")
    private String service = "";

    @Option(names = "--seconds", paramLabel = "N", description = "How long to record, 1 to 600; default 30.")
    private int seconds = 30;

    @Option(names = "--allocations", description = "Draw which code allocates memory, instead of CPU time.")
    private boolean allocations;

    @Option(names = "--state", paramLabel = "DIR", description = "Folder of the running system; default .souk.")
    private @Nullable Path folder;

    @Override
    public Integer call() throws IOException {
        if (seconds < 1 || seconds > MAXIMUM) {
            throw new ToolException("--seconds is 1 to %s.".formatted(MAXIMUM));
        }
        StateFolder state = SourceTree.stateFolder(folder);
        ProcessStatus process = process(Souk.running(state).status());
        ProcessHandle handle = Optional.ofNullable(process.pid())
                .flatMap(ProcessHandle::of)
                .orElseThrow(() -> new ToolException(
                        "%s has no process now. `./souk start %1$s` starts one.".formatted(process.name())));
        tell("Recording %s for %s s …".formatted(process.name(), seconds));
        Profiler.Result result = new Profiler(state, Clock.systemUTC(), process.name(), handle)
                .profile(allocations ? Profiler.Type.ALLOCATIONS : Profiler.Type.CPU, Duration.ofSeconds(seconds));
        print(result.text());
        print("Flame graph: " + result.page());
        return 0;
    }

    /** The JVM of the name that was typed; of several instances the first. */
    private ProcessStatus process(SoukStatus status) {
        ProcessStatus process = status.processes().stream()
                .filter(one -> isMeant(one.name()) || isMeant(one.service()))
                .findFirst()
                .orElseThrow(() -> new ToolException("Unknown name \"%s\". Known names: %s."
                        .formatted(
                                service,
                                status.processes().stream()
                                        .map(ProcessStatus::name)
                                        .collect(Collectors.joining(", ")))));
        if (NATIVE.contains(process.service())) {
            throw new ToolException("%s is no JVM: there is nothing to record.".formatted(process.name()));
        }
        return process;
    }

    /** As people type it, without {@code -service}, too. */
    private boolean isMeant(String name) {
        return name.replace(SUFFIX, "").equalsIgnoreCase(service.replace(SUFFIX, ""));
    }
}
