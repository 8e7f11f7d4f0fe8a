package dev.souk.launcher.cli;

import dev.souk.launcher.api.SoukStatus;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.demo.DemoPrinter;
import dev.souk.tools.demo.DemoResult;
import dev.souk.tools.demo.DemoScenario;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

@Command(name = "demo", description = "Places two orders in the shop, and prints each call as a curl command.")
final class DemoCommand extends LauncherCommand implements Runnable {

    @Option(names = "--gateway", paramLabel = "URL", description = "The gateway of another system.")
    private @Nullable String gateway;

    @Override
    public void run() {
        if (gateway != null && !gateway.matches("https?://[\\w.:-]+/*")) {
            throw new ToolException("'%s' is not a URL such as http://localhost:8080.".formatted(gateway));
        }
        String url = gateway == null ? running().gateway() : gateway.replaceFirst("/+$", "");
        var printer = new DemoPrinter(global.out(), Ansi.AUTO);
        report(new DemoScenario(url, printer).run(), global.out());
    }

    private static void report(DemoResult result, PrintWriter out) {
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

    /** With TLS, the curl commands that follow need the authority. */
    private SoukStatus running() {
        SoukStatus status = global.launcher().status();
        if (status.certificates() != null) {
            global.out().printf("export CURL_CA_BUNDLE=%s%n", new Certificates(status.certificates()).authority());
        }
        return status;
    }
}
