package dev.souk.system.cli;

import dev.souk.launcher.api.Souk;
import dev.souk.system.profile.ProfileType;
import dev.souk.system.profile.ProfiledProcess;
import dev.souk.system.profile.Profiler;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `souk profile`: exit code 1 if there is no flame graph, with the reason. */
@Command(
        name = "profile",
        description = "Records what a running service does, and draws a flame graph.",
        mixinStandardHelpOptions = true)
public final class ProfileCommand implements Callable<Integer> {

    private static final int MAXIMUM = 600;

    @Spec
    private @Nullable CommandSpec spec;

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
        StateFolder state = state();
        var process = ProfiledProcess.of(service, Souk.running(state).status());
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        err.println("Recording %s for %s s …".formatted(process.name(), seconds));
        err.flush();
        print(new Profiler(state, Clock.systemUTC())
                .profile(
                        process, allocations ? ProfileType.ALLOCATIONS : ProfileType.CPU, Duration.ofSeconds(seconds)));
        return 0;
    }

    private void print(Profiler.Result result) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        result.text().forEach(out::println);
        out.println("Flame graph: " + result.page());
        out.flush();
    }

    private StateFolder state() {
        return SourceTree.stateFolder(folder);
    }
}
