package dev.souk.gateway.request;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits and trust of incoming requests. The limits are in {@code application.yml}.
 *
 * @param maxBodySize a larger body is rejected with 413
 * @param maxBufferedBodies all bodies in memory; a request whose body goes beyond is rejected with 503
 * @param maxBufferedBodiesPerClient the bodies in memory of one client address, likewise
 * @param headTimeout a connection whose request line and headers have not arrived completely after this time is closed
 * @param bodyTimeout a body that has not arrived completely after this time is rejected with 408
 * @param writeTimeout a connection whose client does not read the response for this time is closed
 * @param trustedProxies networks, such as {@code 10.0.0.0/8}, whose forwarding headers are trusted; none by default
 */
@Validated
@ConfigurationProperties("souk.gateway.request")
record RequestProperties(
        @NotNull DataSize maxBodySize,
        @NotNull DataSize maxBufferedBodies,
        @NotNull DataSize maxBufferedBodiesPerClient,
        @NotNull @DurationMin(millis = 1) Duration headTimeout,
        @NotNull @DurationMin(millis = 1) Duration bodyTimeout,
        @NotNull @DurationMin(millis = 1) Duration writeTimeout,
        @DefaultValue List<@Pattern(regexp = "[0-9a-fA-F.:]+/[0-9]{1,3}") String> trustedProxies) {}
