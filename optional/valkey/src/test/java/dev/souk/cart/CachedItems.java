package dev.souk.cart;

import dev.souk.testing.valkey.TestValkey;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** Items in the cache. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ValkeyIsUsed.class)
@TestPropertySource(properties = {"souk.cache.catalogue=aside"})
@ContextConfiguration(initializers = TestValkey.Initializer.class)
@interface CachedItems {}
