package dev.souk.gateway.request;

import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the gateway believes of a request.
 *
 * @param trustedProxies networks, such as {@code 10.0.0.0/8}, whose forwarding headers are believed; none by default
 */
@Validated
@ConfigurationProperties("souk.gateway.request")
record TrustedProxyProperties(
        @DefaultValue List<@Pattern(regexp = "[0-9a-fA-F.:]+/[0-9]{1,3}") String> trustedProxies) {}
