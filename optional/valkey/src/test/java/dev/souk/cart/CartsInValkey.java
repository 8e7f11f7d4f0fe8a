package dev.souk.cart;

import dev.souk.testing.valkey.TestValkey;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** Carts in Valkey alone. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ValkeyIsUsed.class)
@TestPropertySource(
        properties = {"souk.cart.store=valkey", "spring.data.redis.timeout=2s", "souk.cache.catalogue=write-through"})
@ContextConfiguration(initializers = TestValkey.Initializer.class, classes = FirstVersions.class)
@interface CartsInValkey {}
