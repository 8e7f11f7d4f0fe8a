package dev.souk.system.chaos.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.chaos.claim.Books.Deposit;
import dev.souk.system.chaos.claim.Books.OrderRow;
import dev.souk.system.chaos.history.Call;
import dev.souk.system.chaos.history.History;
import dev.souk.system.chaos.history.Intent;
import dev.souk.system.chaos.history.Outcome;
import dev.souk.system.chaos.history.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each claim is shown to hold and to break. */
class ClaimsTest {

    private static final UUID USER = new UUID(1, 1);
    private static final UUID ORDER = new UUID(2, 2);
    private static final UUID ITEM = new UUID(3, 3);
    private static final String PLACED = "{\"id\":\"%s\",\"status\":\"PLACED\"}".formatted(ORDER);
    private static final Outcome NOTHING = new Outcome.Silence("HttpTimeoutException");

    private final History history;
    private final Map<UUID, OrderRow> orders = new HashMap<>();
    private final Map<Deposit, Long> deposits = new HashMap<>();
    private final Set<UUID> closed = new HashSet<>();
    private final Map<UUID, Long> adjusted = new HashMap<>();

    ClaimsTest(@TempDir Path folder) {
        history = new History(folder.resolve("history.jsonl"));
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void anAcceptedOrderThatIsFinalIsWell() {
        checkOut(key(), answered(202, PLACED));
        order("CONFIRMED");

        assertThat(broken()).isEmpty();
    }

    @Test
    void anAcceptedOrderThatIsLostOrStuckBreaksI1() {
        checkOut(key(), answered(202, PLACED));
        assertThat(broken()).isEqualTo("I1 every checkout answered 202 is there and has come to its end");

        order("CANCELLING");
        assertThat(broken()).isEqualTo("I1 every checkout answered 202 is there and has come to its end");
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
    void anOrderAfterARefusalBreaksI2AndOneAfterSilenceDoesNot() {
        order("CONFIRMED");
        UUID key = key();
        checkOut(key, NOTHING);
        assertThat(broken()).isEmpty();

        checkOut(key, answered(409, problem("cart-empty")));
        assertThat(broken()).isEqualTo("I2 a refused checkout leaves no order, one without an answer one at most");
    }

    @Test
    void aCancelledOrderThatIsConfirmedBreaksI1() {
        order("CONFIRMED");
        tell(Intent.CANCEL, "/orders/" + ORDER + "/cancellation", answered(202, "{}"));

        assertThat(broken()).contains("I1 a cancellation answered 202");
    }

    @Test
    void anEndThatWasNotTheEndBreaksI1() {
        order("CANCELLED");
        tell(Intent.LOOK, "/orders/" + ORDER, answered(200, "{\"status\":\"CONFIRMED\"}"));

        assertThat(broken()).contains("I1 whoever saw an order CONFIRMED");
    }

    @Test
    void anOwnOrderThatIsUnknownBreaksI1() {
        tell(Intent.LOOK, "/orders/" + ORDER, answered(404, problem("not-found")));

        assertThat(broken()).contains("I1 an order that was accepted is never unknown");
    }

    @Test
    void whoSeesWhatIsSomebodyElsesBreaksI13() {
        tell(Intent.PRY, "/orders/" + ORDER, answered(404, problem("not-found")));
        tell(Intent.PRY, "/orders/" + ORDER, answered(503, problem("service-unavailable")));
        assertThat(broken()).isEmpty();

        tell(Intent.PRY, "/orders/" + ORDER, answered(200, "{}"));
        assertThat(broken()).contains("I13 ");
    }

    @Test
    void aDepositThatIsLostOrDoubledBreaksI2() {
        write(Intent.DEPOSIT, "/wallet/deposits", "{\"amount_cents\": 700}", answered(201, "{}"));
        assertThat(broken()).contains("I2 a deposit");

        deposits.put(new Deposit(USER, 700), 1L);
        assertThat(broken()).isEmpty();

        deposits.put(new Deposit(USER, 700), 2L);
        assertThat(broken()).contains("I2 a deposit");
    }

    @Test
    void anAdjustmentThatIsLostBreaksI3AndOneWithoutAnAnswerMayBeEither() {
        write(Intent.STOCK, "/items/" + ITEM + "/stock", "{\"delta\": 5}", NOTHING);
        assertThat(broken()).isEmpty();

        write(Intent.STOCK, "/items/" + ITEM + "/stock", "{\"delta\": 2}", answered(201, "{}"));
        assertThat(broken()).contains("I3 an adjustment");

        adjusted.put(ITEM, 7L);
        assertThat(broken()).isEmpty();
    }

    @Test
    void anAccountThatIsNotClosedBreaksI2() {
        tell(Intent.ACCOUNT, "/users/" + USER, answered(204, ""));
        assertThat(broken()).contains("I2 an account");

        closed.add(USER);
        assertThat(broken()).isEmpty();
    }

    @Test
    void aSlowRecoveryBreaksI1() {
        assertThat(Claims.ofRecovery(Duration.ofSeconds(30), Duration.ofSeconds(30))
                        .holds())
                .isTrue();
        assertThat(Claims.ofRecovery(Duration.ofSeconds(31), Duration.ofSeconds(30))
                        .broken())
                .containsExactly("I1");
    }

    private String broken() {
        var books = new Books(orders, deposits, closed, adjusted);
        var before = new Books(Map.of(), Map.of(), Set.of(), Map.of());
        return Claims.ofHistory(new Evidence(history, before, books)).verdicts().stream()
                .filter(verdict -> !verdict.holds())
                .map(verdict -> verdict.invariant() + " " + verdict.claim())
                .reduce("", String::concat);
    }

    private void order(String status) {
        orders.put(ORDER, new OrderRow(ORDER, USER, status, "", 0, 100));
    }

    private void checkOut(UUID key, Outcome outcome) {
        add(Request.write(Intent.CHECKOUT, "POST", "/orders", key, "{}"), outcome);
    }

    private void tell(Intent intent, String path, Outcome outcome) {
        write(intent, path, null, outcome);
    }

    private void write(Intent intent, String path, @Nullable String body, Outcome outcome) {
        add(Request.write(intent, "POST", path, key(), body), outcome);
    }

    private void add(Request request, Outcome outcome) {
        history.add(new Call(1, USER, request, 0, 10, outcome));
    }

    private static Outcome answered(int status, String body) {
        return new Outcome.Answered(status, body, false, null);
    }

    private static String problem(String slug) {
        return "{\"type\":\"urn:souk:problem:%s\"}".formatted(slug);
    }

    private static UUID key() {
        return UUID.randomUUID();
    }
}
