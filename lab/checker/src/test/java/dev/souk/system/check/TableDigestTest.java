package dev.souk.system.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.check.Verdict.Violation;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableDigestTest {

    private static final TableDigest DIGEST = new TableDigest(Map.of("cart-service cart", "1 rows, hashes 7"));

    @Test
    void whatIsTheSameHolds() {
        assertThat(DIGEST.compareTo(DIGEST).violations()).isEmpty();
    }

    @Test
    void aTableThatIsThereOnlyOnceIsNamedWheneverThatIs() {
        var none = new TableDigest(Map.of());

        assertThat(DIGEST.compareTo(none).violations())
                .containsExactly(new Violation("table cart-service cart", "was 1 rows, hashes 7, is missing"));
        assertThat(none.compareTo(DIGEST).violations())
                .containsExactly(new Violation("table cart-service cart", "was missing, is 1 rows, hashes 7"));
    }
}
