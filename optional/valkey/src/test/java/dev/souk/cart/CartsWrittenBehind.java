package dev.souk.cart;

import dev.souk.testing.valkey.TestValkey;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** Carts in Valkey, and a moment later in the database. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ValkeyIsUsed.class)
@TestPropertySource(
        properties = {
            "souk.cache.carts=write-behind",
            "souk.cache.catalogue=read-through",
            "spring.data.redis.timeout=2s"
        })
@ContextConfiguration(initializers = TestValkey.Initializer.class, classes = FirstVersions.class)
@interface CartsWrittenBehind {}
