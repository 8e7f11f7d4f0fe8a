package dev.souk.system.observe;

import dev.souk.tools.ToolException;
import dev.souk.tools.process.Await;
import java.time.Duration;

/** Waits until a system has nothing left to do. A part that is down is waited for. */
public final class RestState {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final String OPEN_ORDERS =
            "select count(*) from orders where status not in ('CONFIRMED', 'CANCELLED')";

    private RestState() {}

    /** Whether, within the limit, every order was final, every event published and every record consumed. */
    public static boolean await(Target target, Duration limit) {
        return new Await(limit, POLL).until(() -> {
            try {
                return isAtRest(target);
            } catch (ToolException unavailable) {
                return false;
            }
        });
    }

    private static boolean isAtRest(Target target) {
        return target.database("order-service").number(OPEN_ORDERS) == 0
                && target.databases().values().stream()
                        .allMatch(database -> database.number("select count(*) from outbox") == 0)
                && ConsumerGroups.positions(target.kafka()).stream().allMatch(position -> position.lag() == 0);
    }
}
