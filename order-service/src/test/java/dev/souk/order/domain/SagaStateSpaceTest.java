package dev.souk.order.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.order.domain.State.Cancelled;
import dev.souk.order.domain.State.Confirmed;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A model checker: explores breadth-first every state that an order and its two participants can reach together, with
 * each message delivered at any moment, in any order, once or repeatedly, and with the user, the clock and a closed
 * account in between.
 */
class SagaStateSpaceTest {

    @Test
    void everyOrderOfDeliveryEndsConfirmedAndPaidOrCancelledWithNothingHeld() {
        Set<SagaModel> reached = reachableFrom(SagaModel.withTombstones());

        Set<SagaModel> atRest = new HashSet<>(reached);
        atRest.removeIf(model -> !model.inFlight().isEmpty());
        assertThat(atRest).isNotEmpty().allSatisfy(SagaStateSpaceTest::isConsistent);
        assertThat(atRest).anyMatch(model -> model.order() instanceof Confirmed);
        for (Reason reason : Reason.values()) {
            assertThat(atRest).anyMatch(model -> model.order().equals(new Cancelled(reason)));
        }
    }

    @Test
    void withoutTombstonesTheSearchFindsAReservationThatIsNeverReleased() {
        Set<SagaModel> atRest = new HashSet<>(reachableFrom(SagaModel.withoutTombstones()));
        atRest.removeIf(model -> !model.inFlight().isEmpty());

        assertThatThrownBy(() -> assertThat(atRest).allSatisfy(SagaStateSpaceTest::isConsistent))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("stock=RESERVED");
    }

    private static void isConsistent(SagaModel model) {
        switch (model.order()) {
            case Confirmed _ -> {
                assertThat(model.stock()).isEqualTo(SagaModel.Stock.SOLD);
                assertThat(model.wallet()).isEqualTo(SagaModel.Wallet.CHARGED);
            }
            case Cancelled _ -> {
                assertThat(model.stock()).isNotIn(SagaModel.Stock.RESERVED, SagaModel.Stock.SOLD);
                assertThat(model.wallet()).isNotEqualTo(SagaModel.Wallet.CHARGED);
            }
            case State between -> throw new AssertionError("no message is in flight, and the order stays " + between);
        }
    }

    private static Set<SagaModel> reachableFrom(SagaModel start) {
        Set<SagaModel> reached = new HashSet<>(Set.of(start));
        Set<SagaModel> frontier = Set.of(start);
        while (!frontier.isEmpty()) {
            Set<SagaModel> next = new HashSet<>();
            frontier.stream()
                    .flatMap(SagaStateSpaceTest::steps)
                    .filter(reached::add)
                    .forEach(next::add);
            frontier = next;
        }
        return reached;
    }

    private static Stream<SagaModel> steps(SagaModel model) {
        Stream<SagaModel> deliveries = model.inFlight().stream()
                .flatMap(message -> Stream.concat(
                        model.deliver(message), model.without(message).deliver(message)));
        return Stream.concat(deliveries, model.interventions());
    }
}
