package dev.souk.launcher.cli;

import dev.souk.launcher.control.ControlClient;
import dev.souk.launcher.terminal.Screen;
import dev.souk.launcher.terminal.TerminalSize;
import dev.souk.launcher.watch.LauncherProcesses;
import dev.souk.launcher.watch.Watch;
import dev.souk.tools.checkout.Secrets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "watch",
        description = "Shows circuit breakers, bulkheads, instances and queues, each second until Ctrl-C.",
        mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {

    @Mixin
    private GlobalOptions options = new GlobalOptions();

    @Option(names = "--once", description = "Print it once, for scripts.")
    private boolean once;

    @Override
    public Integer call() throws InterruptedException {
        ControlClient launcher = options.launcher();
        String password = new Secrets(options.state()).ofRegistryOperator();
        try (var system = LauncherProcesses.reader(launcher::status, password);
                var screen = new Screen(options.out(), this::terminalSize)) {
            var watch = new Watch(system, screen, GlobalOptions.colors(), Clock.system(ZoneId.systemDefault()));
            Runtime.getRuntime().addShutdownHook(new Thread(screen::close, "restore-terminal"));
            if (once) {
                watch.once();
            } else {
                watch.follow();
            }
        }
        return 0;
    }

    /** What is printed once stays where it is printed. */
    private TerminalSize terminalSize() {
        return once ? TerminalSize.NONE : GlobalOptions.terminalSize();
    }
}
