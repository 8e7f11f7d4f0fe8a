package dev.souk.system.bench;

import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.proxy.BareGateway;
import dev.souk.system.bench.result.BaselineResult;
import dev.souk.system.bench.result.Commit;
import dev.souk.system.bench.result.Machine;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Consumer;

/** Measures a system by turns with what does less: the same rows by bare SQL, and gateways that only forward. */
public final class Baselines {

    private final BaselinePlan plan;
    private final SourceTree source;
    private final StateFolder state;
    private final BaselineSystem system;
    private final BaselineMeasurements measured;

    /** Of a system that was not started yet, with its state folder; the progress is for whoever waits. */
    public Baselines(
            BaselinePlan plan, SourceTree source, StateFolder state, BaselineSystem system, Consumer<String> progress) {
        this.plan = plan;
        this.source = source;
        this.state = state;
        this.system = system;
        this.measured = new BaselineMeasurements(progress);
    }

    /** Measures everything; the system still runs afterwards. */
    public BaselineResult run(Instant now) throws IOException, InterruptedException, SQLException {
        Machine machine = Machine.current();
        BareGateway bareGateway = BareGateway.of(source, state);
        bareGateway.prepare();
        measured.say("start");
        system.start();
        try (Shop shop = Shop.open(system.gateway(), system.status().admin(), plan.users())) {
            new OrderBaseline(system, shop, plan, measured).run();
            new GatewayBaseline(system, shop, plan, measured).run(bareGateway, state);
        }
        String commit = Commit.of(source.root());
        return new BaselineResult(
                now,
                machine,
                plan.brief(),
                commit,
                measured.warmUps(),
                measured.warmUpErrors(),
                measured.rows(),
                measured.figures(),
                measured.errors());
    }
}
