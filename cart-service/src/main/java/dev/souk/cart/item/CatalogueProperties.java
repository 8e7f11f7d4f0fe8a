package dev.souk.cart.item;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.CacheControl;
import org.springframework.validation.annotation.Validated;

/**
 * How long caches may answer with an item or a page of items (RFC 9111, RFC 5861). Names and prices change rarely, but
 * stock with each order: nobody sees what is older than the first two together, unless this service is unavailable.
 *
 * @param maxAge how long a cache may answer without asking again
 * @param staleWhileRevalidate how long after that, while it asks again in the background
 * @param staleIfError how long after {@code max-age}, if this service is unavailable
 */
@Validated
@ConfigurationProperties("souk.catalogue")
record CatalogueProperties(
        @DefaultValue("2s") @DurationMin Duration maxAge,
        @DefaultValue("3s") @DurationMin Duration staleWhileRevalidate,
        @DefaultValue("1h") @DurationMin Duration staleIfError) {

    /** The same for every caller, so that shared caches may store it. */
    CacheControl cacheControl() {
        return CacheControl.maxAge(maxAge)
                .cachePublic()
                .staleWhileRevalidate(staleWhileRevalidate)
                .staleIfError(staleIfError);
    }
}
