package dev.souk.launcher.cli;

import dev.souk.launcher.api.SoukOperations.Operation.BeginRelease;
import dev.souk.launcher.api.SoukOperations.Verb;
import dev.souk.launcher.control.ControlClient;
import dev.souk.launcher.release.BlueGreenRelease;
import dev.souk.launcher.release.CallingProcesses;
import dev.souk.launcher.release.Pace;
import dev.souk.launcher.release.ReleasePlan;
import dev.souk.launcher.topology.ServiceNames;
import dev.souk.tools.ToolException;
import dev.souk.tools.cli.ValidateOnly;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `souk blue-green`: its `--version` is that of the service, where other commands print that of Souk. */
@Command(
        name = "blue-green",
        description =
                "Runs a new version beside the old one, gives it 10, 50 and 100 percent of the calls, and goes back"
                        + " if errors or latency rise.")
final class BlueGreenCommand implements Callable<Integer>, ValidateOnly.Validated {

    @Mixin
    private GlobalOptions options = new GlobalOptions();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print the options of the command.")
    @SuppressWarnings("UnusedVariable") // picocli asks for the option itself
    private boolean help;

    @Parameters(paramLabel = "SERVICE", description = "Such as order-service.")
    private String name = "";

    @Option(
            names = "--version",
            required = true,
            paramLabel = "NAME",
            description = "The name of the new version, such as 1.4 or a commit.")
    private String version = "";

    @Option(
            names = "--jar",
            paramLabel = "FILE",
            description = "Its executable jar. Default: built from the source tree, as `souk roll` does.")
    private @Nullable Path jar;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description =
                    "How long each stage takes at least; default 30. A stage that has too few calls waits four times"
                            + " as long, then the old version is back.")
    private int seconds = 30;

    @Option(
            names = "--calls",
            paramLabel = "N",
            description = "How many calls the new version must have had in each stage; default 100.")
    private int calls = 100;

    @Mixin
    private CodeUpdate build = new CodeUpdate();

    @Override
    public void validate() {
        if (seconds < 1 || calls < 1) {
            throw new ToolException("--seconds and --calls are at least 1.");
        }
        if (jar != null && !Files.isRegularFile(jar)) {
            throw new ToolException("There is no file %s.".formatted(jar));
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        validate();
        String service = ServiceNames.service(name).name();
        ControlClient launcher = options.launcher();
        if (jar == null) {
            build.ensure(service, options);
        }
        Path file = jar == null ? null : jar.toAbsolutePath();
        var plan = ReleasePlan.of(new BeginRelease(service, version, file), Duration.ofSeconds(seconds), calls);
        BlueGreenRelease.Result result = release(launcher, plan);
        say("%s is %s: %s."
                .formatted(service, result.promoted() ? version : "as it was", String.join(", ", result.running())));
        return result.promoted() ? 0 : 1;
    }

    private BlueGreenRelease.Result release(ControlClient launcher, ReleasePlan plan) throws InterruptedException {
        var ended = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> goBack(launcher, plan.service(), ended), "go-back"));
        try (var observer = CallingProcesses.observe(launcher, plan.service(), version)) {
            return new BlueGreenRelease(plan, launcher, observer, Pace.real()).run(this::say);
        } finally {
            ended.set(true);
        }
    }

    /** After Ctrl-C. If this program is killed, the launcher goes back itself, some seconds later. */
    private void goBack(ControlClient launcher, String service, AtomicBoolean ended) {
        if (!ended.get()) {
            say("Back to the old version.");
            try {
                launcher.perform(Verb.ABANDON_RELEASE, service);
            } catch (ToolException notInProgress) {
                say(notInProgress.explanation());
            }
        }
    }

    private void say(String line) {
        options.out().println(line);
        options.out().flush();
    }
}
