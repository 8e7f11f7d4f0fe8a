package dev.souk.system.bench.protocols;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.ExperimentRun;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.measured.OtherPrograms;
import dev.souk.system.bench.result.Report;
import dev.souk.system.bench.result.Table;
import java.io.IOException;
import java.time.Duration;

/** Measures each {@link Row} on one running system, one after the other. */
public final class ProtocolsExperiment {

    private static final int CUSTOMERS = 4;

    /** A customer of the load watches as fast as it can over one connection. */
    private static final String MESSAGES = "100000";

    private ProtocolsExperiment() {}

    /** Measures everything. A call that fails is a result, too. */
    public static Report run(ExperimentRun run) throws IOException, InterruptedException {
        Report report = run.report("protocols").with("customers", CUSTOMERS);
        var options = run.systems()
                .optionsWithHighLimits("protocols")
                .with(OptionalPart.GRPC)
                .with(OptionalPart.STOREFRONT)
                .withEnvironment(Topology.STOREFRONT.name(), "SOUK_STOREFRONT_WEBSOCKET_MESSAGESPERSECOND", MESSAGES);
        run.systems().measure("protocols", options, souk -> {
            try (Shop shop = Shop.open(souk, CUSTOMERS)) {
                measure(new ProtocolSystem(souk, shop), run, report);
            }
        });
        return report;
    }

    private static void measure(ProtocolSystem system, ExperimentRun run, Report report) throws IOException {
        Table warmUp = Measurement.table("not counted");
        for (Row row : Row.values()) { // so that the first does not meet a system that has compiled nothing yet
            new Measurement(system, row, Duration.ofSeconds(1)).addTo(warmUp);
        }
        Table calls = report.table(Measurement.table("Get a user"));
        Table streams = report.table(Measurement.table("Watch an order: its messages, and their first one"));
        var others = new OtherPrograms();
        for (Row row : Row.values()) {
            run.say(row.title());
            new Measurement(system, row, Duration.ofSeconds(run.brief() ? 1 : 6))
                    .addTo(row.isStream() ? streams : calls);
        }
        report.with("processors of other programs", Math.round(others.percent()) + " %");
    }
}
