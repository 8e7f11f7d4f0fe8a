package dev.souk.system.chaos.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.chaos.fault.ProcessFault.Kill;
import dev.souk.system.chaos.history.CallOutcome;
import dev.souk.system.chaos.history.ClientCall;
import dev.souk.system.chaos.history.ClientRequest;
import dev.souk.system.chaos.history.History;
import dev.souk.system.chaos.history.Intent;
import dev.souk.system.chaos.verify.ServerState.Deposit;
import dev.souk.system.chaos.verify.ServerState.OrderRow;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each check holds for good data and reports bad data. */
class HistoryChecksTest {

    private static final UUID USER = new UUID(1, 1);
    private static final UUID ORDER = new UUID(2, 2);
    private static final UUID ITEM = new UUID(3, 3);
    private static final String PLACED = "{\"id\":\"%s\",\"status\":\"PLACED\"}".formatted(ORDER);
    private static final CallOutcome NO_RESPONSE = CallOutcome.noResponse(new HttpTimeoutException("late"));

    private final History history;
    private final Map<UUID, OrderRow> orders = new HashMap<>();
    private final Map<Deposit, Long> deposits = new HashMap<>();
    private final Set<UUID> closed = new HashSet<>();
    private final Map<UUID, Long> adjusted = new HashMap<>();

    HistoryChecksTest(@TempDir Path folder) {
        history = new History(folder.resolve("history.jsonl"));
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void anAcceptedOrderThatIsFinalHolds() {
        checkOut(key(), answered(202, PLACED));
        order("CONFIRMED");

        assertThat(broken()).isEmpty();
    }

    @Test
    void anAcceptedOrderThatIsLostOrStuckBreaksI1() {
        checkOut(key(), answered(202, PLACED));
        assertThat(broken()).isEqualTo("I1 every checkout answered 202 has an order that is final");

        order("CANCELLING");
        assertThat(broken()).contains("I1 every checkout answered 202 has an order that is final");
    }

    @Test
    void twoAnswersUnderOneKeyBreakI2() {
        UUID key = key();
        checkOut(key, answered(202, PLACED));
        checkOut(key, answered(409, problem("cart-already-ordered")));
        order("CONFIRMED");

        assertThat(broken()).isEqualTo("I2 one key, one answer, however often and in parallel it is sent");
    }

    @Test
    void anOrderAfterARejectionBreaksI2AndOneWithoutAResponseDoesNot() {
        order("CONFIRMED");
        UUID key = key();
        checkOut(key, NO_RESPONSE);
        assertThat(broken()).isEmpty();

        checkOut(key, answered(409, problem("cart-empty")));
        assertThat(broken()).isEqualTo("I2 a rejected checkout leaves no order, an unanswered one at most one");
    }

    @Test
    void aCancelledOrderThatIsConfirmedBreaksI1() {
        order("CONFIRMED");
        call(Intent.CANCEL, "/orders/" + ORDER + "/cancellation", answered(202, "{}"));

        assertThat(broken()).contains("I1 a cancellation answered 202");
    }

    @Test
    void aFinalStateThatChangesBreaksI1() {
        order("CANCELLED");
        call(Intent.READ, "/orders/" + ORDER, answered(200, "{\"status\":\"CONFIRMED\"}"));

        assertThat(broken()).contains("I1 an order that was seen CONFIRMED");
    }

    @Test
    void anOwnOrderThatIsUnknownBreaksI1() {
        call(Intent.READ, "/orders/" + ORDER, answered(404, problem("not-found")));

        assertThat(broken()).contains("I1 an accepted order is never unknown");
    }

    @Test
    void aResponseWithForeignDataBreaksI13() {
        call(Intent.FOREIGN_ACCESS, "/orders/" + ORDER, answered(404, problem("not-found")));
        call(Intent.FOREIGN_ACCESS, "/orders/" + ORDER, answered(503, problem("service-unavailable")));
        assertThat(broken()).isEmpty();

        call(Intent.FOREIGN_ACCESS, "/orders/" + ORDER, answered(200, "{}"));
        assertThat(broken()).contains("I13 ");
    }

    @Test
    void aLostOrDoubledDepositBreaksI2() {
        write(Intent.DEPOSIT, "/wallet/deposits", "{\"amount_cents\": 700}", answered(201, "{}"));
        assertThat(broken()).contains("I2 a deposit");

        deposits.put(new Deposit(USER, 700), 1L);
        assertThat(broken()).isEmpty();

        deposits.put(new Deposit(USER, 700), 2L);
        assertThat(broken()).contains("I2 a deposit");
    }

    @Test
    void aLostAdjustmentBreaksI3AndAnUnansweredOneMayBeEither() {
        write(Intent.STOCK, "/items/" + ITEM + "/stock", "{\"delta\": 5}", NO_RESPONSE);
        assertThat(broken()).isEmpty();

        write(Intent.STOCK, "/items/" + ITEM + "/stock", "{\"delta\": 2}", answered(201, "{}"));
        assertThat(broken()).contains("I3 a stock adjustment");

        adjusted.put(ITEM, 7L);
        assertThat(broken()).isEmpty();
    }

    @Test
    void anOpenAccountAfterItsClosureBreaksI2() {
        call(Intent.ACCOUNT, "/users/" + USER, answered(204, ""));
        assertThat(broken()).contains("I2 an account");

        closed.add(USER);
        assertThat(broken()).isEmpty();
    }

    @Test
    void theRecoveryLastsUntilTheSlowestOrderPlacedBeforeTheLastFault() {
        orders.put(key(), new OrderRow(ORDER, USER, "CONFIRMED", "", 50, 900));
        orders.put(key(), new OrderRow(ORDER, USER, "CANCELLED", "", 150, 2_000));
        var fault = new Incident(new Kill("kafka"), 10, 100, List.of(), List.of(), true);
        var after = new ServerState(orders, deposits, closed, adjusted);

        assertThat(new RunEvidence(history, after, after, List.of(fault)).recovery())
                .isEqualTo(Duration.ofMillis(800));
    }

    @Test
    void aRecoveryOfMoreThan30SecondsBreaksI1() {
        orders.put(ORDER, new OrderRow(ORDER, USER, "CONFIRMED", "", 0, 30_000));
        assertThat(broken()).isEmpty();

        orders.put(ORDER, new OrderRow(ORDER, USER, "CONFIRMED", "", 0, 30_001));
        assertThat(broken()).isEqualTo("I1 every order is final within 30 s of the last fault");
    }

    private String broken() {
        var state = new ServerState(orders, deposits, closed, adjusted);
        var before = new ServerState(Map.of(), Map.of(), Set.of(), Map.of());
        return HistoryChecks.ofCalls(new RunEvidence(history, before, state, List.of())).verdicts().stream()
                .filter(verdict -> !verdict.holds())
                .map(verdict -> verdict.invariant() + " " + verdict.claim())
                .reduce("", String::concat);
    }

    private void order(String status) {
        orders.put(ORDER, new OrderRow(ORDER, USER, status, "", 0, 100));
    }

    private void checkOut(UUID key, CallOutcome outcome) {
        add(ClientRequest.post(Intent.CHECKOUT, "/orders", key, "{}"), outcome);
    }

    private void call(Intent intent, String path, CallOutcome outcome) {
        write(intent, path, null, outcome);
    }

    private void write(Intent intent, String path, @Nullable String body, CallOutcome outcome) {
        add(ClientRequest.post(intent, path, key(), body), outcome);
    }

    private void add(ClientRequest request, CallOutcome outcome) {
        history.add(new ClientCall(1, USER, request, 0, 10, outcome));
    }

    private static CallOutcome answered(int status, String body) {
        return new CallOutcome(status, body, false, null);
    }

    private static String problem(String slug) {
        return "{\"type\":\"/problems/%s\"}".formatted(slug);
    }

    private static UUID key() {
        return UUID.randomUUID();
    }
}
