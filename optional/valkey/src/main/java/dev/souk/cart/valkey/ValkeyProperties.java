package dev.souk.cart.valkey;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The server, Valkey or Redis.
 *
 * @param host the address of the server
 * @param port the port of the server
 * @param password of its default user; empty for none
 * @param timeout how long a command may take, a connection twice as long
 * @param storeTimeout the same if the carts are in Valkey alone, so that there is nothing else to ask
 */
@Validated
@ConfigurationProperties("souk.valkey")
record ValkeyProperties(
        @DefaultValue("127.0.0.1") @NotNull String host,
        @DefaultValue("6379") int port,
        @DefaultValue("") @NotNull String password,
        @DefaultValue("50ms") @NotNull Duration timeout,
        @DefaultValue("100ms") @NotNull Duration storeTimeout) {}
