package dev.souk.order.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.order.order.State.Cancelled;
import dev.souk.order.order.State.Confirmed;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Walks through every history that an order and its two participants can have together: each message at any moment,
 * before or after any other, once or again and again, with the user, the clock and a closed account in between.
 */
class EveryDeliveryTest {

    @Test
    void everyOrderOfDeliveryEndsConfirmedAndSoldAndPaidOrCancelledAndFree() {
        Set<World> reached = allWorlds(World.withTombstones());

        Set<World> quiet = new HashSet<>(reached);
        quiet.removeIf(world -> !world.inFlight().isEmpty());
        assertThat(quiet).isNotEmpty().allSatisfy(EveryDeliveryTest::isConsistent);
        assertThat(quiet).anyMatch(world -> world.order() instanceof Confirmed);
        for (Reason reason : Reason.values()) {
            assertThat(quiet).anyMatch(world -> world.order().equals(new Cancelled(reason)));
        }
    }

    @Test
    void theWalkFindsAReservationThatNobodyReleasesWhereStockLeavesNoTombstone() {
        Set<World> quiet = new HashSet<>(allWorlds(World.withoutTombstones()));
        quiet.removeIf(world -> !world.inFlight().isEmpty());

        assertThatThrownBy(() -> assertThat(quiet).allSatisfy(EveryDeliveryTest::isConsistent))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("stock=RESERVED");
    }

    private static void isConsistent(World world) {
        switch (world.order()) {
            case Confirmed _ -> {
                assertThat(world.stock()).isEqualTo(World.Stock.SOLD);
                assertThat(world.wallet()).isEqualTo(World.Wallet.CHARGED);
            }
            case Cancelled _ -> {
                assertThat(world.stock()).isNotIn(World.Stock.RESERVED, World.Stock.SOLD);
                assertThat(world.wallet()).isNotEqualTo(World.Wallet.CHARGED);
            }
            case State between -> throw new AssertionError("nothing is under way, and the order stays " + between);
        }
    }

    private static Set<World> allWorlds(World start) {
        Set<World> reached = new HashSet<>(Set.of(start));
        Set<World> edge = Set.of(start);
        while (!edge.isEmpty()) {
            Set<World> next = new HashSet<>();
            edge.stream().flatMap(EveryDeliveryTest::steps).filter(reached::add).forEach(next::add);
            edge = next;
        }
        return reached;
    }

    private static Stream<World> steps(World world) {
        Stream<World> deliveries = world.inFlight().stream()
                .flatMap(message -> Stream.concat(
                        world.deliver(message), world.without(message).deliver(message)));
        return Stream.concat(deliveries, world.interventions());
    }
}
