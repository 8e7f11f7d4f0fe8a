package dev.souk.common.web;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of request bodies.
 *
 * @param bodyTimeout a body that has not arrived completely after this time is rejected with 408
 */
@Validated
@ConfigurationProperties("souk.web")
record WebProperties(@DefaultValue("5s") @NotNull Duration bodyTimeout) {}
