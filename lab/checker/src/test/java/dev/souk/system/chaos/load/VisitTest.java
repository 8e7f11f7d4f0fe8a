package dev.souk.system.chaos.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VisitTest {

    private static final int ITEMS = 15;

    @Test
    void aVisitFollowsFromSeedShopperAndNumberAlone() {
        assertThat(visits(1, 1)).isEqualTo(visits(1, 1));
        assertThat(visits(1, 1)).isNotEqualTo(visits(1, 2));
        assertThat(visits(1, 1)).isNotEqualTo(visits(2, 1));
    }

    @Test
    void theFirstVisitHasADeposit() {
        assertThat(Visit.draw(3, 4, 0, ITEMS).depositCents()).isPositive();
    }

    @Test
    void allActionsAreDrawn() {
        List<Visit> all = visits(1, 1);

        assertThat(all).extracting(Visit::manner).contains(Visit.Manner.values());
        assertThat(all).anyMatch(visit -> visit.cancelAfter().isPresent());
        assertThat(all).anyMatch(Visit::accessesForeignOrder);
        assertThat(all).anyMatch(Visit::closesAccount);
        assertThat(all)
                .flatExtracting(Visit::lines)
                .allMatch(line -> line.item() >= 0 && line.item() < ITEMS && line.quantity() > 0);
    }

    @Test
    void noAmountIsDepositedTwiceInAThousandVisits() {
        assertThat(IntStream.range(0, 1_000)
                        .mapToObj(number -> Visit.draw(5, 1, number, ITEMS).depositCents())
                        .filter(cents -> cents > 0))
                .doesNotHaveDuplicates();
    }

    private static List<Visit> visits(long seed, int shopper) {
        return IntStream.range(0, 200)
                .mapToObj(number -> Visit.draw(seed, shopper, number, ITEMS))
                .toList();
    }
}
