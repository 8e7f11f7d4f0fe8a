package dev.souk.system.bench.baselines;

import static dev.souk.system.bench.baselines.Baselines.SOUK;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.baselines.Baselines.Plan;
import dev.souk.system.bench.load.ClosedLoop;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.measured.CpuMeter;
import dev.souk.system.bench.measured.CpuTime;
import dev.souk.system.bench.measured.LoadWindows;
import dev.souk.system.bench.measured.SystemProcesses;
import dev.souk.system.bench.sql.RowCounts;
import dev.souk.system.bench.sql.SqlCustomer;
import dev.souk.system.observe.RestState;
import dev.souk.system.observe.Target;
import dev.souk.tools.ToolException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Orders of the shop, and by turns the same rows by bare SQL into the same tables, while the services are suspended:
 * processes that idle would take a part of the processors.
 */
final class OrderBaseline {

    private static final String SQL = "bare SQL";
    private static final String POSTGRES = Topology.POSTGRES.name();
    private static final Duration REST = Duration.ofSeconds(60);

    private final RunningSouk souk;
    private final Target target;
    private final Shop shop;
    private final Plan plan;
    private final Baselines measured;
    private final List<SqlCustomer> sqlCustomers = new ArrayList<>();

    OrderBaseline(RunningSouk souk, Shop shop, Plan plan, Baselines measured) {
        this.souk = souk;
        this.target = Target.of(souk.status());
        this.shop = shop;
        this.plan = plan;
        this.measured = measured;
    }

    /** An order by one of the two: how many in a second, CPU in ms, of PostgreSQL too, and the rows it leaves. */
    private record Order(double perSecond, double cpu, double databaseCpu, Map<String, Double> rows) {}

    void measure() throws IOException {
        try {
            for (Customer customer : shop.customers()) {
                sqlCustomers.add(new SqlCustomer(customer, target));
            }
            for (int round = 1; round <= plan.warmUps(); round++) {
                measured.warmUp(SOUK, orders(plan.orders()));
                suspend();
                measured.warmUp(SQL, ClosedLoop.run(sqlCustomers, plan.orders()));
                resume();
            }
            for (int round = 1; round <= plan.rounds(); round++) {
                measured.run().say("orders %s of %s".formatted(round, plan.rounds()));
                measureRound();
            }
        } finally {
            for (SqlCustomer customer : sqlCustomers) {
                customer.close();
            }
        }
    }

    private void measureRound() throws IOException {
        Order ofSouk = measureSouk();
        suspend();
        Order bySql = measureSql();
        resume();
        measured.report().whileCold(SOUK, orders(plan.orders().dividedBy(3)));
        measured.add("orders, to " + SQL, "1/s", bySql.perSecond(), ofSouk.perSecond());
        measured.add("CPU of an order, to " + SQL, "ms", bySql.cpu(), ofSouk.cpu());
        measured.add("PostgreSQL's CPU of an order, to " + SQL, "ms", bySql.databaseCpu(), ofSouk.databaseCpu());
        measured.report().with("rows of an order", ofSouk.rows());
        RowCounts.differences(ofSouk.rows(), bySql.rows())
                .forEach(found -> measured.report().require(false, "rows of an order by SQL in " + found));
    }

    private Outcome orders(Duration length) throws IOException {
        shop.logIn();
        return LoadWindows.unmeasured(shop.customers(), length);
    }

    private Order measureSouk() throws IOException {
        shop.logIn();
        awaitRest();
        RowCounts before = RowCounts.of(target);
        var meter = new CpuMeter(SystemProcesses.of(souk.status(), service -> !service.equals("launcher")));
        Outcome outcome = measured.report().measured(SOUK, LoadWindows.unmeasured(shop.customers(), plan.orders()));
        Map<String, Duration> spent = meter.spent();
        awaitRest();
        return new Order(
                outcome.perSecond(),
                CpuMeter.millisEach(CpuMeter.total(spent), outcome.done()),
                CpuMeter.millisEach(spent.getOrDefault(POSTGRES, Duration.ZERO), outcome.done()),
                RowCounts.of(target).perOrderSince(before, outcome.done()));
    }

    private Order measureSql() {
        RowCounts before = RowCounts.of(target);
        var meter = new CpuMeter(SystemProcesses.of(souk.status(), POSTGRES::equals));
        Duration client = CpuTime.ofThisProcess();
        Outcome outcome = measured.report().measured(SQL, ClosedLoop.run(sqlCustomers, plan.orders()));
        Duration database = CpuMeter.total(meter.spent());
        client = CpuTime.ofThisProcess().minus(client);
        return new Order(
                outcome.perSecond(),
                CpuMeter.millisEach(database.plus(client), outcome.done()),
                CpuMeter.millisEach(database, outcome.done()),
                RowCounts.of(target).perOrderSince(before, outcome.done()));
    }

    private void awaitRest() {
        if (!RestState.await(target, REST)) {
            throw new ToolException("Orders have not ended within %s s.".formatted(REST.toSeconds()));
        }
    }

    /** Suspends everything but PostgreSQL, callers before those whom they call. */
    private void suspend() throws IOException {
        shop.close(); // the gateway closes connections that it finds idle for a minute
        awaitRest();
        suspendable().reversed().forEach(souk::pause);
    }

    /** Continues the services, which have lost their places in consumer groups and perhaps in the registry. */
    private void resume() {
        suspendable().forEach(souk::resume);
        shop.awaitOrder();
    }

    private static List<String> suspendable() {
        return Topology.services().stream()
                .map(service -> service.name())
                .filter(name -> !name.equals(POSTGRES))
                .toList();
    }
}
