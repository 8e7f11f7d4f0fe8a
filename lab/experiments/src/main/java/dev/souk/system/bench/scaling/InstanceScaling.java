package dev.souk.system.bench.scaling;

import dev.souk.system.bench.figure.Alternation;
import dev.souk.system.bench.figure.Figure;
import dev.souk.system.bench.figure.Measurements;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.scaling.Collected.Pair;
import dev.souk.system.bench.scaling.ScalingPlan.Load;
import dev.souk.system.bench.window.LoadWindows;
import java.io.IOException;
import java.util.List;

/** Several instances of services, by turns with a system that has one of each. */
final class InstanceScaling {

    private final ScalingPlan plan;
    private final ScaledSystem single;
    private final Collected collected;

    InstanceScaling(ScalingPlan plan, ScaledSystem single, Collected collected) {
        this.plan = plan;
        this.single = single;
        this.collected = collected;
    }

    /** One of the two systems. */
    private record Side(ScaledSystem system, Measurements measured) {}

    void run(ScaledSystem several, int instances) throws IOException, InterruptedException {
        warmUp(several, instances);
        var one = new Side(single, new Measurements());
        var more = new Side(several, new Measurements());
        Alternation.run(List.of(one, more), plan.rounds(), (side, round) -> {
            collected.say("%s: round %s of %s".formatted(side.system().label(), round, plan.rounds()));
            measure(side);
        });
        var pair = new Pair("instances of " + String.join(", ", plan.services()), "1", Integer.toString(instances));
        collected.section(pair, one.measured(), more.measured());
    }

    /** Each instance gets a part of the orders, so it takes more of them until all are warm. The other system is. */
    private void warmUp(ScaledSystem several, int instances) throws IOException {
        Load load = plan.load();
        for (int window = 1; window <= load.warmUps() * instances; window++) {
            collected.warmUp(several, several.warmUp(load.users(), load.orders()));
        }
    }

    private void measure(Side side) throws IOException, InterruptedException {
        Load load = plan.load();
        LoadWindows windows = side.system().into(side.measured());
        List<Customer> customers = side.system().customers(load.users());
        windows.oneUser(customers.getFirst(), load.ordersPerSecond(), load.oneUser());
        windows.orders(customers, load.orders());
        side.measured().add(Figure.MEMORY_AFTER_LOAD, side.system().memoryMebibytes());
    }
}
