package dev.souk.system.bench.scaling;

import dev.souk.system.bench.figure.Alternation;
import dev.souk.system.bench.figure.Figure;
import dev.souk.system.bench.figure.Measurements;
import dev.souk.system.bench.fill.OrderFill;
import dev.souk.system.bench.fill.PastOrders;
import dev.souk.system.bench.load.Caller;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.Work;
import dev.souk.system.bench.scaling.Collected.Pair;
import dev.souk.system.bench.scaling.ScalingPlan.Load;
import dev.souk.system.bench.window.LoadWindows;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Orders in the databases: one system keeps some, and beside it another one has more and more of them. */
final class OrderScaling {

    private final ScalingPlan plan;
    private final ScaledSystem control;
    private final ScaledSystem growing;
    private final Collected collected;

    OrderScaling(ScalingPlan plan, ScaledSystem control, ScaledSystem growing, Collected collected) {
        this.plan = plan;
        this.control = control;
        this.growing = growing;
        this.collected = collected;
    }

    /** One of the two, with its past orders. */
    private record Side(ScaledSystem system, OrderFill past, Measurements measured) {}

    void run(PastOrders past) throws IOException, SQLException, InterruptedException {
        try (OrderFill kept = control.fill(past);
                OrderFill rising = growing.fill(past)) {
            collected.errors(FillCheck.fill(control, kept, plan.kept()));
            int warmUps = plan.load().warmUps();
            for (long orders : plan.orders()) {
                fill(rising, orders);
                warmUp(warmUps);
                warmUps = Math.min(warmUps, 1); // both are warm; only the new pages are not
                measure(
                        new Side(control, kept, new Measurements()),
                        new Side(growing, rising, new Measurements()),
                        orders);
            }
        }
    }

    private void fill(OrderFill fill, long orders) throws InterruptedException {
        long begin = System.nanoTime();
        fill.fillTo(orders);
        collected.filled(orders, (System.nanoTime() - begin) / 1e9);
    }

    private void warmUp(int windows) throws IOException, InterruptedException {
        Alternation.run(
                List.of(control, growing),
                windows,
                (system, _) -> collected.warmUp(
                        system, system.warmUp(plan.load().users(), plan.load().orders())));
    }

    private void measure(Side kept, Side more, long orders) throws IOException, InterruptedException {
        Alternation.run(List.of(kept, more), plan.rounds(), (side, round) -> {
            collected.say(
                    "past orders: %s, round %s of %s".formatted(side.past().orders(), round, plan.rounds()));
            measure(side);
        });
        var pair = new Pair("past orders", Long.toString(plan.kept()), Long.toString(orders));
        collected.section(pair, kept.measured(), more.measured());
    }

    private void measure(Side side) throws IOException, InterruptedException {
        Load load = plan.load();
        LoadWindows windows = side.system().into(side.measured());
        List<Customer> customers = side.system().customers(load.users());
        windows.oneUser(customers.getFirst(), load.ordersPerSecond(), load.oneUser());
        List<Caller> readers = side.system().pastCustomers(side.past(), load.readers());
        List<Work> reads =
                readers.stream().<Work>map(reader -> reader::readOrders).toList();
        side.measured().add(Figure.ORDER_PAGES, windows.perSecond(reads, load.pages()));
        for (Caller reader : readers) {
            reader.close();
        }
        windows.orders(customers, load.orders());
    }
}
