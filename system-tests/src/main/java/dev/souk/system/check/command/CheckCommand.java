package dev.souk.system.check.command;

import dev.souk.launcher.control.ControlClient;
import dev.souk.launcher.prepare.Checkout;
import dev.souk.launcher.state.StateFolder;
import dev.souk.system.check.Checker;
import dev.souk.system.check.Report;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** `souk check`. */
@Command(
        name = "check",
        description = "Says which invariants hold, from all databases and topics.",
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--state", paramLabel = "DIR", description = "Folder of the running system; .souk if not given.")
    private @Nullable Path folder;

    @Override
    public Integer call() {
        Report report = Checker.check(Targets.of(ControlClient.of(state()).status()));
        Objects.requireNonNull(spec).commandLine().getOut().println(report);
        return report.holds() ? 0 : 1;
    }

    private StateFolder state() {
        Path usual = Checkout.around(Path.of(System.getProperty("souk.checkout", "")))
                .usualState();
        return new StateFolder(folder == null ? usual : folder.toAbsolutePath());
    }
}
