package dev.souk.gateway.caching;

import dev.souk.gateway.GatewayIT;
import dev.souk.gateway.SteppedClock;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.bean.override.convention.TestBean;

/** The gateway with a catalogue behind it. Each test has a path of its own, since the cache stays the same. */
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
abstract class CachingIT extends GatewayIT {

    static final SteppedClock TIME = new SteppedClock();

    private static final AtomicInteger TESTS = new AtomicInteger();

    @TestBean
    @SuppressWarnings({"unused", "NullAway.Init"}) // Spring sets and uses it
    private Clock clock;

    final FakeCatalogue catalogue = new FakeCatalogue();
    final String path = "/items/" + TESTS.incrementAndGet();

    static Clock clock() {
        return TIME;
    }

    @BeforeEach
    void startTheCatalogue() {
        CARTS.behave(catalogue);
    }
}
