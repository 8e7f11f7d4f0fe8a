package dev.souk.system.bench.experiment;

import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukOptions.Mode;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.Load;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.result.Outcome;
import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.time.Duration;

/** Reads of the catalogue from the gateway, and from Nginx before it; also when everything behind them is dead. */
record EdgeExperiment(ExperimentRun run, String edge, Shop shop, InstanceMetrics gateway) {

    private static final String TITLE = "Reads of one page of the catalogue, 200 a second";
    private static final String HEADINGS = "edge | dead | reads | failed | p50, ms | p99, ms | requests at the gateway";
    private static final String NONE = "none";
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String REQUESTS = "http_server_requests_seconds";

    static void run(ExperimentRun run) throws IOException, InterruptedException {
        var _ = OperatingSystem.requiredProgram("nginx", "Nginx is not installed.");
        measure(run, NONE);
        measure(run, "Nginx");
    }

    private static void measure(ExperimentRun run, String edge) throws IOException, InterruptedException {
        SoukOptions options = run.options(edge, ExperimentRun.HIGH_LIMITS);
        run.measure(options.with(Mode.NGINX, !edge.equals(NONE)), 24, (souk, shop) -> {
            var gateway = InstanceMetrics.of(souk, Topology.GATEWAY, REQUESTS);
            var experiment = new EdgeExperiment(run, edge, shop, gateway);
            run.report().warmUp(edge, shop.closed(Customer::readItems, SOON));
            experiment.read("nothing");
            souk.kill(Topology.CARTS.nameOf(1), true);
            experiment.read("cart-service");
            souk.kill(Topology.GATEWAY.name(), true);
            experiment.read("the gateway, too");
        });
    }

    private void read(String dead) throws InterruptedException {
        double before = requests();
        Outcome outcome = Load.open(200, () -> shop.perform(Customer::readItems, SOON), run.seconds(30, 3));
        run.row(TITLE, HEADINGS, outcome, edge, dead, outcome.requests(), requests() - before);
        boolean isCached = !edge.equals(NONE) || dead.equals("nothing");
        run.report().require(outcome.failed() == 0 || !isCached, "a read failed in spite of the cache");
    }

    private double requests() {
        return gateway.sum(REQUESTS + "_count", _ -> true);
    }
}
