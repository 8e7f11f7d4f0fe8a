package dev.souk.launcher.cli;

import dev.souk.launcher.control.ControlClient;
import dev.souk.launcher.demo.Story;
import dev.souk.launcher.demo.StoryResult;
import dev.souk.launcher.report.LauncherException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description = "Plays the story of the shop and shows every call as the curl to type.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    @Mixin
    private GlobalOptions options = new GlobalOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--gateway", paramLabel = "URL", description = "Another shop than the one that runs here.")
    private @Nullable String gateway;

    @Override
    public Integer call() {
        PrintWriter out = CommandLines.out(spec);
        String shop =
                gateway == null ? ControlClient.of(options.state()).status().gateway() : gateway;
        StoryResult result =
                new Story(shop.replaceFirst("/+$", ""), new StoryTeller(out, GlobalOptions.colors())).play();
        out.printf(
                "%nThe first order is %s, %s after the first call (trace %s).%n",
                result.paid().status(),
                ProgressPrinter.seconds(result.firstOrder()),
                result.paid().traceId());
        out.printf(
                "The second one is %s: %s (trace %s).%n",
                result.unpaid().status(),
                result.unpaid().reason(),
                result.unpaid().traceId());
        out.printf("All of it took %s.%n", ProgressPrinter.seconds(result.total()));
        if (!result.isAsExpected()) {
            throw new LauncherException("The story did not end as it should: " + result);
        }
        return 0;
    }
}
