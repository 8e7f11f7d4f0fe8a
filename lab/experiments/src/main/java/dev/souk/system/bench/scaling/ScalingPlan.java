package dev.souk.system.bench.scaling;

import static java.time.Duration.ofSeconds;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How much is measured.
 *
 * @param load what a system is loaded with
 * @param kept past orders of the system that does not grow
 * @param orders past orders of the other one, rising
 * @param customers who order at once, rising; the first number is what others are compared with
 * @param services of which there are several instances
 * @param instances of each of them, rising; compared with one
 */
record ScalingPlan(
        Load load,
        long kept,
        List<Long> orders,
        List<Integer> customers,
        List<String> services,
        List<Integer> instances) {

    private static final long KEPT = 1_000;
    private static final long SOME = 100_000;

    /**
     * Windows of load.
     *
     * @param users customers who keep a system busy
     * @param readers customers who read their orders
     * @param warmUps windows of orders before the first round
     * @param oneUser length of the checkouts of the one user whose latency is measured
     * @param pages length of the reads
     * @param orders length of the orders of all users, and of each window of the warm-up
     */
    record Load(int users, int readers, int warmUps, Duration oneUser, Duration pages, Duration orders) {}

    /** About an hour with five rounds and a million past orders, on two processors. */
    static ScalingPlan full(long mostOrders, long mostInstances) {
        return new ScalingPlan(
                new Load(24, 8, 4, ofSeconds(20), ofSeconds(8), ofSeconds(15)),
                KEPT,
                LongStream.of(KEPT, SOME, mostOrders)
                        .filter(count -> count <= mostOrders)
                        .distinct()
                        .boxed()
                        .toList(),
                List.of(1, 10, 100),
                List.of("user-service", "cart-service", "order-service"),
                Stream.of(2, 4).filter(count -> count <= mostInstances).toList());
    }

    /** As fast as it can be, to see that it works: the system with more orders is also the one with more instances. */
    static ScalingPlan shortForm() {
        var second = new Load(2, 1, 0, ofSeconds(1), ofSeconds(1), ofSeconds(1));
        return new ScalingPlan(second, 100, List.of(300L), List.of(1, 2), List.of("cart-service"), List.of(2));
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
