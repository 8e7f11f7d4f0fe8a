package dev.souk.system.bench.scaling;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How much is measured.
 *
 * @param asBuilt whether nothing is built, even if sources are newer than jars
 * @param brief whether it is the brief form, whose figures say nothing
 * @param rounds measured rounds of load for each size
 * @param load what a system is loaded with
 * @param kept past orders of the system that does not grow
 * @param orders past orders of the other one, rising
 * @param customers who order at once, rising; the first number is what others are compared with
 * @param services of which there are several instances
 * @param instances of each of them, rising; compared with one
 */
public record ScalingPlan(
        boolean asBuilt,
        boolean brief,
        int rounds,
        Load load,
        long kept,
        List<Long> orders,
        List<Integer> customers,
        List<String> services,
        List<Integer> instances) {

    /**
     * Windows of load.
     *
     * @param users customers who keep a system busy
     * @param readers customers who read their orders
     * @param warmUps windows of orders before the first round
     * @param ordersPerSecond rate of the one user whose latency is measured
     * @param oneUser length of that
     * @param pages length of the reads
     * @param orders length of the orders of all users, and of each window of the warm-up
     */
    public record Load(
            int users,
            int readers,
            int warmUps,
            double ordersPerSecond,
            Duration oneUser,
            Duration pages,
            Duration orders) {}

    /** Past orders of all customers, and instances of each service. */
    public record Most(long orders, int instances) {}

    private static final long KEPT = 1_000;
    private static final long SOME = 100_000;
    private static final double ORDERS_PER_SECOND = 6;

    /** About an hour with five rounds and a million orders, on two processors. */
    public static ScalingPlan full(int rounds, Most most, boolean asBuilt) {
        return new ScalingPlan(
                asBuilt,
                false,
                rounds,
                new Load(
                        24,
                        8,
                        4,
                        ORDERS_PER_SECOND,
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(15)),
                KEPT,
                LongStream.of(KEPT, SOME, most.orders())
                        .filter(count -> count <= most.orders())
                        .distinct()
                        .boxed()
                        .toList(),
                List.of(1, 10, 100),
                List.of("user-service", "cart-service", "order-service"),
                Stream.of(2, 4).filter(count -> count <= most.instances()).toList());
    }

    /** As fast as it can be, to see that it works: the system with more orders is also the one with more instances. */
    public static ScalingPlan shortForm(boolean asBuilt) {
        Duration second = Duration.ofSeconds(1);
        return new ScalingPlan(
                asBuilt,
                true,
                1,
                new Load(2, 1, 0, ORDERS_PER_SECOND, second, second, second),
                100,
                List.of(300L),
                List.of(1, 2),
                List.of("cart-service"),
                List.of(2));
    }

    long mostOrders() {
        return orders.getLast();
    }

    int mostCustomers() {
        return Math.max(load.users(), customers.getLast());
    }

    /** Of {@code ./souk up}, for so many instances of each service. */
    List<String> options(int count) {
        return List.of(
                "--instances",
                services.stream().map(service -> service + "=" + count).collect(Collectors.joining(",")));
    }
}
