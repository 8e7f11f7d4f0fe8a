package dev.souk.system.bench;

import dev.souk.system.bench.figure.Figure;
import dev.souk.system.bench.load.ClosedLoop;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.measured.CpuMeter;
import dev.souk.system.bench.measured.CpuTime;
import dev.souk.system.bench.sql.RowCounts;
import dev.souk.system.bench.sql.SqlCustomers;
import dev.souk.system.bench.window.LoadWindows;
import dev.souk.tools.ToolException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/**
 * Orders of the shop, and by turns the same rows by bare SQL into the same tables, while the services are suspended.
 */
final class OrderBaseline {

    /** What results call the two. */
    static final String SQL = "bare SQL";

    static final String SOUK = "Souk";

    private static final Duration RECOVERY = Duration.ofSeconds(60);

    private final BaselineSystem system;
    private final Shop shop;
    private final BaselinePlan plan;
    private final BaselineMeasurements measured;

    OrderBaseline(BaselineSystem system, Shop shop, BaselinePlan plan, BaselineMeasurements measured) {
        this.system = system;
        this.shop = shop;
        this.plan = plan;
        this.measured = measured;
    }

    void run() throws IOException, SQLException {
        try (SqlCustomers customers = SqlCustomers.of(shop, system.target())) {
            for (int round = 1; round <= plan.warmUps(); round++) {
                measured.warmUp(SOUK, warmUpShop(plan.orders()));
                suspend();
                Outcome bySql = measured.whileCold(SQL, ClosedLoop.run(customers.works(), plan.orders()));
                resume();
                measured.warmUp(SQL, bySql.perSecond());
            }
            for (int round = 1; round <= plan.rounds(); round++) {
                measured.say("orders %s of %s".formatted(round, plan.rounds()));
                measureRound(customers);
            }
        }
    }

    private void measureRound(SqlCustomers customers) throws IOException {
        Map<String, Double> rows = measureShop();
        suspend();
        Map<String, Double> rowsBySql = measureSql(customers);
        resume();
        warmUpShop(plan.orders().dividedBy(3));
        measured.rowsOfAnOrder(rows, rowsBySql);
    }

    private double warmUpShop(Duration duration) throws IOException {
        shop.logIn();
        return measured.whileCold(SOUK, LoadWindows.unmeasured(shop.customers(), duration))
                .perSecond();
    }

    /** Returns the rows that an order leaves, by table. */
    private Map<String, Double> measureShop() throws IOException {
        shop.logIn();
        system.awaitRest();
        RowCounts before = RowCounts.of(system.target());
        var meter = new CpuMeter(system.processes());
        Outcome outcome = measured.count(SOUK, LoadWindows.unmeasured(shop.customers(), plan.orders()));
        Map<String, Duration> spent = meter.spent();
        long count = outcome.latencies().count();
        measured.ofSouk(Figure.ordersAgainst(SQL), outcome.perSecond());
        measured.ofSouk(Figure.orderCpuAgainst(SQL), CpuMeter.millisEach(CpuMeter.total(spent), count));
        measured.ofSouk(
                Figure.databaseCpuAgainst(SQL),
                CpuMeter.millisEach(spent.getOrDefault("postgres", Duration.ZERO), count));
        system.awaitRest();
        return RowCounts.of(system.target()).perOrderSince(before, count);
    }

    private Map<String, Double> measureSql(SqlCustomers customers) {
        RowCounts before = RowCounts.of(system.target());
        var meter = new CpuMeter(system.processes("postgres"));
        Duration client = CpuTime.ofThisProcess();
        Outcome outcome = measured.count(SQL, ClosedLoop.run(customers.works(), plan.orders()));
        Duration database = CpuMeter.total(meter.spent());
        client = CpuTime.ofThisProcess().minus(client);
        long count = outcome.latencies().count();
        measured.ofBaseline(Figure.ordersAgainst(SQL), outcome.perSecond());
        measured.ofBaseline(Figure.orderCpuAgainst(SQL), CpuMeter.millisEach(database.plus(client), count));
        measured.ofBaseline(Figure.databaseCpuAgainst(SQL), CpuMeter.millisEach(database, count));
        return RowCounts.of(system.target()).perOrderSince(before, count);
    }

    private void suspend() throws IOException {
        shop.close(); // the gateway closes connections that it finds idle for a minute
        system.awaitRest();
        system.suspend();
    }

    /** Continues the services, which have lost their places in consumer groups and perhaps in the registry. */
    private void resume() {
        system.resume();
        if (!shop.customers().getFirst().ordersWithin(RECOVERY)) {
            throw new ToolException("No order was confirmed within %s s after the services were continued."
                    .formatted(RECOVERY.toSeconds()));
        }
    }
}
