package dev.souk.gateway.caching;

import dev.souk.gateway.AbstractLongTimeoutsIT;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;

/** The gateway with a catalogue behind it. Each test has a path of its own, since the cache stays the same. */
abstract class AbstractCachingIT extends AbstractLongTimeoutsIT {

    private static final AtomicInteger TESTS = new AtomicInteger();

    final FakeCatalogue catalogue = new FakeCatalogue();
    final String path = "/items/" + TESTS.incrementAndGet();

    @BeforeEach
    void startTheCatalogue() {
        CARTS.behave(catalogue);
    }
}
