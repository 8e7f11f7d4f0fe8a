package dev.souk.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Without the server the same tests pass: so it is asked afterwards whether it was used. */
final class ValkeyIsUsed implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext test) {
        ApplicationContext context = SpringExtension.getApplicationContext(test);
        if (test.getRequiredTestClass().isAnnotationPresent(CachedItems.class)) {
            var meters = context.getBean(MeterRegistry.class);
            assertThat(meters.get("cache.gets").tag("result", "hit").counters())
                    .anySatisfy(hits -> assertThat(hits.count()).isPositive());
        } else {
            var valkey = context.getBean(StringRedisTemplate.class);
            assertThat(valkey.keys("souk:cart:*")).isNotEmpty();
        }
    }
}
