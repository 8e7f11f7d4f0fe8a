package dev.souk.system.observe;

import dev.souk.tools.ToolException;
import dev.souk.tools.process.Await;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits until a system has nothing left to do. A part that is down is waited for. */
public final class RestState {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final String OPEN_ORDERS =
            "select count(*) from orders where status not in ('CONFIRMED', 'CANCELLED')";

    private RestState() {}

    /** Whether, within the limit, every order was final, every event published and every record consumed. */
    public static boolean await(Target target, Duration limit) {
        return new Await(limit, POLL).until(() -> succeeds(() -> isAtRest(target)));
    }

    private static boolean isAtRest(Target target) {
        return allOrdersAreFinal(target)
                && target.databases().values().stream()
                        .allMatch(database -> database.number("select count(*) from outbox") == 0)
                && everythingIsConsumed(target);
    }

    private static boolean allOrdersAreFinal(Target target) {
        return target.database("order-service").number(OPEN_ORDERS) == 0;
    }

    private static boolean everythingIsConsumed(Target target) {
        try (var broker = new Broker(target.kafka())) {
            return broker.positions().stream().allMatch(position -> position.lag() == 0);
        }
    }

    private static boolean succeeds(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (ToolException unavailable) {
            return false;
        }
    }
}
