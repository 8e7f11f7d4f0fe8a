package dev.souk.launcher.cli;

import dev.souk.launcher.api.SoukOperations;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Faults of running processes, to see how the others cope. Each ends by itself after 30 s. */
final class FaultCommands {

    private FaultCommands() {}

    /** A command that concerns the processes of a name, and prints a line for each of them. */
    abstract static class FaultCommand implements Callable<Integer> {

        @Mixin
        private GlobalOptions options = new GlobalOptions();

        @Parameters(paramLabel = "SERVICE[#n]", description = "Such as order-service, order#2, kafka or postgres.")
        private String process = "";

        private final String message;

        FaultCommand(String message) {
            this.message = message;
        }

        abstract List<String> perform(SoukOperations launcher, String name);

        @Override
        public Integer call() {
            perform(options.launcher(), process)
                    .forEach(name -> options.out().println(String.format(Locale.ROOT, message, name)));
            return 0;
        }
    }

    @Command(
            name = "suspend",
            description = "Suspends a process (SIGSTOP) for 30 s, or until it is resumed: it answers nothing.",
            mixinStandardHelpOptions = true)
    static final class Suspend extends FaultCommand {

        Suspend() {
            super("%1$s is suspended for 30 s, or until `./souk resume %1$s`.");
        }

        @Override
        List<String> perform(SoukOperations launcher, String name) {
            return launcher.suspend(name);
        }
    }

    @Command(
            name = "slow",
            description =
                    "Slows a process down for 30 s, or until it is resumed: it is suspended for 1.9 s of every 2 s.",
            mixinStandardHelpOptions = true)
    static final class Slow extends FaultCommand {

        Slow() {
            super("%1$s is slowed down for 30 s, or until `./souk resume %1$s`.");
        }

        @Override
        List<String> perform(SoukOperations launcher, String name) {
            return launcher.slowDown(name);
        }
    }

    @Command(
            name = "resume",
            description = "Lets a process that was suspended or slowed down run as usual.",
            mixinStandardHelpOptions = true)
    static final class Resume extends FaultCommand {

        Resume() {
            super("%s runs as usual.");
        }

        @Override
        List<String> perform(SoukOperations launcher, String name) {
            return launcher.resume(name);
        }
    }

    @Command(
            name = "cut",
            description =
                    "Cuts a service off for 30 s, or until it is restored: no call reaches it, and it reaches neither"
                            + " PostgreSQL nor Kafka nor the registry. Needs `souk up --proxies`.",
            mixinStandardHelpOptions = true)
    static final class Cut extends FaultCommand {

        Cut() {
            super("%1$s is cut off for 30 s, or until `./souk restore %1$s`.");
        }

        @Override
        List<String> perform(SoukOperations launcher, String name) {
            return launcher.cut(name);
        }
    }

    @Command(
            name = "restore",
            description = "Connects a service again that was cut off.",
            mixinStandardHelpOptions = true)
    static final class Restore extends FaultCommand {

        Restore() {
            super("%s is connected.");
        }

        @Override
        List<String> perform(SoukOperations launcher, String name) {
            return launcher.restore(name);
        }
    }
}
