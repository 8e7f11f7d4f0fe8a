package dev.souk.gateway.security;

import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which pages of other origins may call the API from a browser. Credentials of the browser are never allowed: a page
 * sends its token.
 *
 * @param allowedOrigins origins such as {@code http://localhost:3000}, or {@code *}; none by default
 * @param maxAge how long a browser may remember the response to a preflight
 */
@Validated
@ConfigurationProperties("souk.gateway.cors")
record CorsProperties(
        @DefaultValue List<@Pattern(regexp = "\\*|https?://[^/\\s]+") String> allowedOrigins,
        @DefaultValue("30m") @DurationMin Duration maxAge) {}
