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
 * Walks through every history that an order and its two participants can have together: each message at any moment,
 * before or after any other, once or again and again, with the user, the clock and a closed account in between.
 */
class SagaStateSpaceTest {

    @Test
    void everyOrderOfDeliveryEndsConfirmedAndSoldAndPaidOrCancelledAndFree() {
        Set<SagaModel> reached = allWorlds(SagaModel.withTombstones());

        Set<SagaModel> quiet = new HashSet<>(reached);
        quiet.removeIf(world -> !world.inFlight().isEmpty());
        assertThat(quiet).isNotEmpty().allSatisfy(SagaStateSpaceTest::isConsistent);
        assertThat(quiet).anyMatch(world -> world.order() instanceof Confirmed);
        for (Reason reason : Reason.values()) {
            assertThat(quiet).anyMatch(world -> world.order().equals(new Cancelled(reason)));
        }
    }

    @Test
    void theWalkFindsAReservationThatNobodyReleasesWhereStockLeavesNoTombstone() {
        Set<SagaModel> quiet = new HashSet<>(allWorlds(SagaModel.withoutTombstones()));
        quiet.removeIf(world -> !world.inFlight().isEmpty());

        assertThatThrownBy(() -> assertThat(quiet).allSatisfy(SagaStateSpaceTest::isConsistent))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("stock=RESERVED");
    }

    private static void isConsistent(SagaModel world) {
        switch (world.order()) {
            case Confirmed _ -> {
                assertThat(world.stock()).isEqualTo(SagaModel.Stock.SOLD);
                assertThat(world.wallet()).isEqualTo(SagaModel.Wallet.CHARGED);
            }
            case Cancelled _ -> {
                assertThat(world.stock()).isNotIn(SagaModel.Stock.RESERVED, SagaModel.Stock.SOLD);
                assertThat(world.wallet()).isNotEqualTo(SagaModel.Wallet.CHARGED);
            }
            case State between -> throw new AssertionError("nothing is under way, and the order stays " + between);
        }
    }

    private static Set<SagaModel> allWorlds(SagaModel start) {
        Set<SagaModel> reached = new HashSet<>(Set.of(start));
        Set<SagaModel> edge = Set.of(start);
        while (!edge.isEmpty()) {
            Set<SagaModel> next = new HashSet<>();
            edge.stream()
                    .flatMap(SagaStateSpaceTest::steps)
                    .filter(reached::add)
                    .forEach(next::add);
            edge = next;
        }
        return reached;
    }

    private static Stream<SagaModel> steps(SagaModel world) {
        Stream<SagaModel> deliveries = world.inFlight().stream()
                .flatMap(message -> Stream.concat(
                        world.deliver(message), world.without(message).deliver(message)));
        return Stream.concat(deliveries, world.interventions());
    }
}
