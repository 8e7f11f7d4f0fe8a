package dev.souk.system.bench.figure;

/**
 * Something that is measured.
 *
 * @param name as the table has it
 * @param unit of its values
 */
public record Figure(String name, String unit) {

    /** From the command {@code up} to its end, which is when everything is ready. */
    public static final Figure START = new Figure("start to ready", "s");

    /** From the same command until an order is confirmed. */
    public static final Figure FIRST_ORDER = new Figure("start to first confirmed order", "s");

    /** Proportional set size of all processes after that order. */
    public static final Figure MEMORY = new Figure("memory after first order", "MiB");

    /** The same after some seconds of orders of all customers. */
    public static final Figure MEMORY_AFTER_LOAD = new Figure("memory after load", "MiB");

    /** CPU time of all processes while nobody calls, of one processor. */
    public static final Figure IDLE = new Figure("idle CPU", "%");

    public static final Figure ORDER_P50 = new Figure("checkout to CONFIRMED, one user, p50", "ms");
    public static final Figure ORDER_P99 = new Figure("checkout to CONFIRMED, one user, p99", "ms");
    public static final Figure READS = new Figure("reads through the gateway", "1/s");

    /** The same reads with the same token at the instance of the service, without the gateway. */
    public static final Figure READS_AT_SERVICE = new Figure("reads at the service", "1/s");

    public static final Figure ORDERS = new Figure("confirmed orders", "1/s");

    /** The first page of the own orders. */
    public static final Figure ORDER_PAGES = new Figure("first page of GET /orders", "1/s");

    /** From the cart to CONFIRMED, in a closed loop: repeated requests are part of it. */
    public static final Figure CLOSED_P50 = new Figure("cart to CONFIRMED, p50", "ms");

    public static final Figure CLOSED_P99 = new Figure("cart to CONFIRMED, p99", "ms");

    /** How many requests of an order were rejected for want of capacity, and repeated. */
    public static final Figure REJECTIONS = new Figure("rejected and repeated requests of an order", "1");

    /** CPU time of all processes of the system. */
    public static final Figure CPU = new Figure("CPU of an order", "ms");

    /** CPU time of the load generator, which has the same processors as the system. */
    public static final Figure GENERATOR_CPU = new Figure("CPU of an order: load generator", "ms");

    /** The part of one service in {@link #CPU}. */
    public static Figure cpuOf(String service) {
        return new Figure("CPU of an order: " + service, "ms");
    }

    /** The part of one service in {@link #IDLE}. */
    public static Figure idleOf(String service) {
        return new Figure("idle CPU: " + service, "%");
    }

    /** Orders a second, of a baseline or of Souk beside it. */
    public static Figure ordersAgainst(String baseline) {
        return new Figure("orders, to " + baseline, "1/s");
    }

    /** CPU time of everything that takes part in an order but load generators. */
    public static Figure orderCpuAgainst(String baseline) {
        return new Figure("CPU of an order, to " + baseline, "ms");
    }

    /** The part of PostgreSQL in it. */
    public static Figure databaseCpuAgainst(String baseline) {
        return new Figure("PostgreSQL's CPU of an order, to " + baseline, "ms");
    }

    /** Requests a second through a gateway. */
    public static Figure requestsAgainst(String baseline) {
        return new Figure("requests, to " + baseline, "1/s");
    }

    /** Of a request at a low rate, which waits for no other. */
    public static Figure latencyAgainst(String baseline, int percentile) {
        return new Figure("latency at a low rate, p%s, to %s".formatted(percentile, baseline), "ms");
    }

    /** CPU time of a gateway alone, without client and server. */
    public static Figure requestCpuAgainst(String baseline) {
        return new Figure("CPU of a request, to " + baseline, "µs");
    }
}
