package dev.souk.launcher.cli;

import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.demo.resilience.ResilienceScenario;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.demo.DemoPrinter;
import dev.souk.tools.demo.DemoResult;
import dev.souk.tools.demo.DemoScenario;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "demo",
        description = "Runs a scenario against the shop and prints each call as a curl command.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private enum Scenario {
        SHOP,
        RESILIENCE
    }

    @Mixin
    private GlobalOptions options = new GlobalOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "SCENARIO",
            description = "shop, the default: two orders. resilience: faults in the running system; a service hangs, a"
                    + " program logs in without end, an instance is killed, one is replaced. It takes"
                    + " a minute.")
    private Scenario scenario = Scenario.SHOP;

    @Option(names = "--gateway", paramLabel = "URL", description = "The gateway of another system; shop only.")
    private @Nullable String gateway;

    @Override
    public Integer call() {
        if (gateway != null && !gateway.matches("https?://[\\w.:-]+/*")) {
            throw new ToolException("'%s' is not a URL such as http://localhost:8080.".formatted(gateway));
        }
        switch (scenario) {
            case SHOP -> shop(gateway == null ? running().gateway() : gateway);
            case RESILIENCE -> resilience();
        }
        return 0;
    }

    private void shop(String url) {
        PrintWriter out = options.out();
        DemoResult result = new DemoScenario(url.replaceFirst("/+$", ""), printer()).run();
        out.printf(
                "%nThe first order is %s, %s after the first call (trace %s).%n",
                result.paid().status(),
                ProgressPrinter.seconds(result.firstOrder()),
                result.paid().traceId());
        out.printf(
                "The second order is %s: %s (trace %s).%n",
                result.unpaid().status(),
                result.unpaid().reason(),
                result.unpaid().traceId());
        out.printf("The demo took %s.%n", ProgressPrinter.seconds(result.total()));
        if (!result.isAsExpected()) {
            throw new ToolException("The demo did not end as expected: " + result);
        }
    }

    private void resilience() {
        if (gateway != null) {
            throw new ToolException("Faults are injected into the system that runs from here only.");
        }
        running();
        var scenarioOfFaults = new ResilienceScenario(options.launcher(), printer());
        List<String> deviations = scenarioOfFaults
                .run(EnumSet.allOf(ResilienceScenario.Step.class))
                .deviations();
        if (!deviations.isEmpty()) {
            throw new ToolException("Not as described: " + String.join("; ", deviations));
        }
    }

    private DemoPrinter printer() {
        return new DemoPrinter(options.out(), GlobalOptions.colors());
    }

    /** With TLS, the curl commands that follow need the authority. */
    private SoukStatus running() {
        SoukStatus status = options.launcher().status();
        if (status.certificates() != null) {
            options.out().printf("export CURL_CA_BUNDLE=%s%n", new Certificates(status.certificates()).authority());
        }
        return status;
    }
}
