package dev.souk.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.order.domain.Outcome.AnswerRecorded;
import dev.souk.order.domain.Outcome.Ignored;
import dev.souk.order.domain.Outcome.NotCancellable;
import dev.souk.order.domain.Outcome.Transitioned;
import dev.souk.order.domain.Outcome.Unexpected;
import dev.souk.order.domain.State.Cancelled;
import dev.souk.order.domain.State.Cancelling;
import dev.souk.order.testing.OrderMessages;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole transition table. {@code C} is CANCELLING with the recorded answers of stock and payment. A cell is the
 * next state, {@code >reason:answers} for CANCELLING and {@code =reason} for CANCELLED; or the recorded answers, where
 * the state stays; or the outcome.
 */
class TransitionsTest {

    private static final String TABLE = """
          message         PLACED                RESERVED              C-- Cs-        C-p        CONFIRMED CANCELLED
          StockReserved   RESERVED              ignored               --  s-         -p         ignored   ignored
          StockRejected   =out-of-stock         unexpected            --  s-         -p         ignored   ignored
          StockReleased   unexpected            unexpected            s-  s-         =timed-out ignored   ignored
          PaymentTaken    unexpected            CONFIRMED             --  s-         -p         ignored   ignored
          PaymentDeclined unexpected            >payment-declined:-p  --  s-         -p         ignored   ignored
          PaymentVoided   unexpected            unexpected            -p  =timed-out -p         ignored   ignored
          UserCancels     >cancelled-by-user:-- >cancelled-by-user:-- --  s-         -p         rejected  ignored
          DeadlinePasses  >timed-out:--         >timed-out:--         --  s-         -p         ignored   ignored
          AccountCloses   >account-closed:--    >account-closed:--    --  s-         -p         ignored   ignored
          """;

    private static final Map<String, State> STATES = Map.of(
            "PLACED", new State.Placed(),
            "RESERVED", new State.Reserved(),
            "C--", new Cancelling(Reason.TIMED_OUT, false, false),
            "Cs-", new Cancelling(Reason.TIMED_OUT, true, false),
            "C-p", new Cancelling(Reason.TIMED_OUT, false, true),
            "CONFIRMED", new State.Confirmed(),
            "CANCELLED", new Cancelled(Reason.TIMED_OUT));

    private static final Map<String, OrderMessage> MESSAGES = OrderMessages.ALL.stream()
            .collect(Collectors.toMap(message -> message.getClass().getSimpleName(), Function.identity()));

    @ParameterizedTest(name = "{0} + {1} -> {2}")
    @MethodSource("cells")
    void everyMessageInEveryStateHasItsOutcome(State state, OrderMessage message, String outcome) {
        assertThat(describe(Transitions.of(state, message))).isEqualTo(outcome);
    }

    @Test
    void theTableNamesEveryMessageAndEveryState() {
        assertThat(rows().stream().skip(1).map(List::getFirst))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(OrderMessage.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
        assertThat(STATES.keySet())
                .containsAll(rows().getFirst().stream().skip(1).toList());
        assertThat(STATES.values().stream().<Object>map(State::getClass))
                .contains((Object[]) State.class.getPermittedSubclasses());
    }

    static Stream<Arguments> cells() {
        List<String> states = rows().getFirst();
        return rows().stream()
                .skip(1)
                .flatMap(row -> IntStream.range(1, row.size())
                        .mapToObj(column -> Arguments.of(
                                STATES.get(states.get(column)), MESSAGES.get(row.getFirst()), row.get(column))));
    }

    private static List<List<String>> rows() {
        return TABLE.lines().map(line -> List.of(line.split(" +"))).toList();
    }

    private static String describe(Outcome outcome) {
        return switch (outcome) {
            case Transitioned(Cancelling next) -> ">" + next.reason().slug() + ":" + answers(next);
            case Transitioned(Cancelled next) -> "=" + next.reason().slug();
            case Transitioned(State.Reserved _) -> "RESERVED";
            case Transitioned(State next) -> next.status().name();
            case AnswerRecorded(Cancelling next) -> answers(next);
            case AnswerRecorded(State next) -> "stays in " + next;
            case Ignored _ -> "ignored";
            case Unexpected _ -> "unexpected";
            case NotCancellable _ -> "rejected";
        };
    }

    private static String answers(Cancelling state) {
        return (state.stockAnswered() ? "s" : "-") + (state.paymentAnswered() ? "p" : "-");
    }
}
