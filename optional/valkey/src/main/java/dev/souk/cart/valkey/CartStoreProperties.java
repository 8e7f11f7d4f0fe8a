package dev.souk.cart.valkey;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the carts are.
 *
 * @param store postgresql, or valkey for Valkey alone; spelled so, since the launcher reads it, too
 */
@Validated
@ConfigurationProperties("souk.cart")
record CartStoreProperties(
        @DefaultValue("postgresql") @Pattern(regexp = "postgresql|valkey")
        String store) {}
