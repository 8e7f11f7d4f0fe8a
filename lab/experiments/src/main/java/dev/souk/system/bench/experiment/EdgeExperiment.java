package dev.souk.system.bench.experiment;

import dev.souk.launcher.api.SoukOptions.Mode;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.FreeCustomers;
import dev.souk.system.bench.load.Load;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.result.Outcome;
import dev.souk.tools.ToolException;
import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.time.Duration;

/** Reads of the catalogue from the gateway, and from Nginx before it; also when everything behind them is dead. */
public final class EdgeExperiment {

    private static final String NONE = "none";
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String REQUESTS = "http_server_requests_seconds";

    private EdgeExperiment() {}

    /** Measures everything, on two systems. */
    public static void run(ExperimentRun run) throws IOException, InterruptedException {
        if (OperatingSystem.program("nginx").isEmpty()) {
            throw new ToolException("Nginx is not installed.");
        }
        measure(run, NONE, false);
        measure(run, "Nginx", true);
    }

    private static void measure(ExperimentRun run, String edge, boolean isNginx)
            throws IOException, InterruptedException {
        run.measure(run.optionsWithHighLimits(edge).with(Mode.NGINX, isNginx), souk -> {
            try (Shop shop = Shop.open(souk, 24)) {
                var customers = new FreeCustomers(shop.customers(), SOON);
                var gateway = InstanceMetrics.of(souk, Topology.GATEWAY, REQUESTS);
                run.report().warmUp(edge, shop.closed(Customer::readItems, SOON));
                read(run, edge, "nothing", customers, gateway);
                souk.kill(Topology.CARTS.nameOf(1), true);
                read(run, edge, "cart-service", customers, gateway);
                souk.kill(Topology.GATEWAY.name(), true);
                read(run, edge, "the gateway, too", customers, gateway);
            }
        });
    }

    private static void read(
            ExperimentRun run, String edge, String dead, FreeCustomers customers, InstanceMetrics gateway)
            throws InterruptedException {
        double before = gateway.sum(REQUESTS + "_count", _ -> true);
        Duration time = Duration.ofSeconds(run.sized(30, 3));
        Outcome outcome = Load.open(200, () -> customers.perform(Customer::readItems), time);
        run.row(
                "Reads of one page of the catalogue, 200 a second",
                "edge | dead | reads | failed | p50, ms | p99, ms | requests at the gateway",
                outcome,
                edge,
                dead,
                outcome.requests(),
                outcome.failed(),
                outcome.millisAt(50),
                outcome.millisAt(99),
                gateway.sum(REQUESTS + "_count", _ -> true) - before);
        run.report().require(outcome.failed() == 0 || edge.equals(NONE), "a read failed in spite of the cache");
    }
}
