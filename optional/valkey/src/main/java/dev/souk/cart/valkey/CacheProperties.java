package dev.souk.cart.valkey;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is cached.
 *
 * @param catalogue the strategy for items and pages of items; not write-behind, which would lose prices
 * @param carts none or write-behind: the other ones would save nothing, since a cart is read with current prices
 * @param ttl how long an item is cached, which bounds what is seen if an invalidation is lost
 * @param flushInterval how long a change of a cart may be in Valkey only
 * @param flushLimit how many carts may be in Valkey only; the change of another one goes to the database
 */
@Validated
@ConfigurationProperties("souk.cache")
public record CacheProperties(
        @DefaultValue("aside") @NotNull Strategy catalogue,

        @DefaultValue("none") @Pattern(regexp = "none|write-behind")
        String carts,

        @DefaultValue("10s") @NotNull @DurationMin(millis = 1)
        Duration ttl,

        @DefaultValue("200ms") @NotNull @DurationMin(millis = 1)
        Duration flushInterval,

        @DefaultValue("10000") int flushLimit) {

    /** Who reads the database. */
    public enum Strategy {
        /** Whoever needs the value. */
        NONE,
        /** Whoever misses the value in the cache; a change deletes it there. */
        ASIDE,
        /** The cache, once for all readers of this instance that miss the value at the same time. */
        READ_THROUGH,
        /** The same, and a change leaves the new value there. */
        WRITE_THROUGH
    }
}
