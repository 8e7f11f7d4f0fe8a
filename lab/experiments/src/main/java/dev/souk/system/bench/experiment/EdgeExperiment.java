package dev.souk.system.bench.experiment;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.SoukOptions.Mode;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.ExperimentRun;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.FreeCustomers;
import dev.souk.system.bench.load.Load;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.result.Outcome;
import dev.souk.system.bench.result.Table;
import dev.souk.tools.ToolException;
import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.time.Duration;

/** Reads of the catalogue from the gateway, and from Nginx before it; also when everything behind them is dead. */
public final class EdgeExperiment {

    private static final String NONE = "none";
    private static final int CUSTOMERS = 24;
    private static final double PER_SECOND = 200;
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String REQUESTS = "http_server_requests_seconds";

    private final ExperimentRun run;
    private final Duration time;
    private final Table reads = new Table(
            "Reads of one page of the catalogue, 200 a second",
            "edge | dead | reads | failed | p50, ms | p99, ms | requests at the gateway");

    private EdgeExperiment(ExperimentRun run) {
        this.run = run;
        this.time = Duration.ofSeconds(run.arguments().brief() ? 3 : 30);
        run.report().with(reads);
    }

    /** Measures everything, on two systems. */
    public static void run(ExperimentRun run) throws IOException, InterruptedException {
        if (OperatingSystem.program("nginx").isEmpty()) {
            throw new ToolException("Nginx is not installed.");
        }
        var experiment = new EdgeExperiment(run);
        experiment.measure(NONE, false);
        experiment.measure("Nginx", true);
    }

    private void measure(String edge, boolean isNginx) throws IOException, InterruptedException {
        run.measure(run.optionsWithHighLimits(edge).with(Mode.NGINX, isNginx), souk -> {
            try (Shop shop = Shop.open(souk, CUSTOMERS)) {
                var customers = new FreeCustomers(shop.customers(), SOON);
                run.report().warmUp(edge, shop.closed(Customer::readItems, SOON));
                read(edge, "nothing", customers, souk);
                souk.kill(Topology.CARTS.nameOf(1), true);
                read(edge, "cart-service", customers, souk);
                souk.kill(Topology.GATEWAY.name(), true);
                read(edge, "the gateway, too", customers, souk);
            }
        });
    }

    private void read(String edge, String dead, FreeCustomers customers, RunningSouk souk)
            throws IOException, InterruptedException {
        double before = requests(souk);
        Outcome outcome = Load.open(PER_SECOND, () -> customers.perform(Customer::readItems), time);
        double p50 = outcome.millisAt(50);
        double p99 = outcome.millisAt(99);
        reads.add(edge, dead, outcome.requests(), outcome.failed(), p50, p99, requests(souk) - before);
        reads.failures(outcome.errors());
        run.say(reads.last());
        run.report().require(outcome.failed() == 0 || edge.equals(NONE), "a read failed in spite of the cache");
    }

    /** 0 while the gateway is dead. */
    private static double requests(RunningSouk souk) throws InterruptedException {
        try {
            return InstanceMetrics.of(souk, Topology.GATEWAY, REQUESTS)
                    .read()
                    .sum(REQUESTS + "_count")
                    .orElse(0.0);
        } catch (IOException dead) {
            return 0;
        }
    }
}
