package dev.souk.cart.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.common.problem.Problem;
import dev.souk.common.problem.ProblemException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CartTest {

    private static final long VERSION = 3;
    private static final UUID LAMP = UUID.randomUUID();
    private static final UUID RUG = UUID.randomUUID();

    @Test
    void addingIncreasesTheQuantity() {
        assertThat(cart(Map.of()).add(LAMP, 3)).isEqualTo(new CartLine(3, VERSION + 1));
        assertThat(cart(Map.of(LAMP, 96)).add(LAMP, 3)).isEqualTo(new CartLine(99, VERSION));
    }

    @Test
    void moreThanNinetyNineOfAnItemAreRejected() {
        assertRejected(Cart.QUANTITY_LIMIT, () -> cart(Map.of(LAMP, 97)).add(LAMP, 3));
    }

    @Test
    void moreThanFiftyItemsAreRejected() {
        assertThat(full(49).set(LAMP, 1).quantity()).isEqualTo(1);
        assertRejected(Cart.CART_FULL, () -> full(50).set(LAMP, 1));
        assertRejected(Cart.CART_FULL, () -> full(50).add(LAMP, 1));
    }

    @Test
    void aFullCartAcceptsMoreOfItsItems() {
        Cart full = full(50);
        UUID there = full.lines().keySet().iterator().next();

        assertThat(full.add(there, 1).quantity()).isEqualTo(2);
        assertThat(full.set(there, 7).quantity()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"5, 2, 3", "2, 2, 0", "1, 2, 0"})
    void orderedQuantitiesAreRemoved(int there, long bought, int left) {
        assertThat(cart(Map.of(LAMP, there, RUG, 1)).without(Map.of(LAMP, bought), VERSION))
                .isEqualTo(Map.of(LAMP, new CartLine(left, VERSION)));
    }

    @Test
    void aLineThatWasSetAfterTheCheckoutStays() {
        Cart cart = new Cart(9, Map.of(LAMP, new CartLine(2, 8), RUG, new CartLine(2, 7)));

        assertThat(cart.without(Map.of(LAMP, 2L, RUG, 2L), 7)).isEqualTo(Map.of(RUG, new CartLine(0, 7)));
    }

    @Test
    void anItemThatTheCartLacksChangesNothing() {
        assertThat(cart(Map.of(LAMP, 1)).without(Map.of(RUG, 1L), VERSION)).isEmpty();
    }

    @Test
    void theTotalIsTheSumOfPricesTimesQuantities() {
        var dear = new CartView.Line(LAMP, "Lamp", 99, 10_000_000, 99);
        var cheap = new CartView.Line(RUG, "Rug", 3, 5, 3);

        assertThat(CartView.of(java.util.List.of(dear, dear, dear, cheap), 1).totalCents())
                .isEqualTo(2_970_000_015L);
    }

    private static Cart cart(Map<UUID, Integer> quantities) {
        return new Cart(
                VERSION,
                quantities.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, line -> new CartLine(line.getValue(), VERSION))));
    }

    private static Cart full(int lines) {
        return cart(Stream.generate(UUID::randomUUID).limit(lines).collect(Collectors.toMap(id -> id, id -> 1)));
    }

    private static void assertRejected(Problem problem, Runnable change) {
        assertThatThrownBy(change::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }
}
