package dev.souk.launcher.cli;

import dev.souk.launcher.control.SoukStatus;
import dev.souk.launcher.demo.DemoPrinter;
import dev.souk.launcher.demo.DemoResult;
import dev.souk.launcher.demo.DemoScenario;
import dev.souk.launcher.report.LauncherException;
import dev.souk.launcher.tls.Certificates;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "Runs a scenario against the shop and prints each call as a curl command.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    @Mixin
    private GlobalOptions options = new GlobalOptions();

    @Option(names = "--gateway", paramLabel = "URL", description = "The gateway of another system.")
    private @Nullable String gateway;

    @Override
    public Integer call() {
        PrintWriter out = options.out();
        if (gateway != null && !gateway.matches("https?://[\\w.:-]+/*")) {
            throw new LauncherException("'%s' is not a URL such as http://localhost:8080.".formatted(gateway));
        }
        String url = gateway == null ? gatewayOfRunning() : gateway;
        var printer = new DemoPrinter(out, GlobalOptions.colors());
        DemoResult result = new DemoScenario(url.replaceFirst("/+$", ""), printer).run();
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
            throw new LauncherException("The demo did not end as expected: " + result);
        }
        return 0;
    }

    /** With TLS, the curl commands that follow need the authority. */
    private String gatewayOfRunning() {
        SoukStatus status = options.launcher().status();
        if (status.certificates() != null) {
            options.out().printf("export CURL_CA_BUNDLE=%s%n", new Certificates(status.certificates()).authority());
        }
        return status.gateway();
    }
}
