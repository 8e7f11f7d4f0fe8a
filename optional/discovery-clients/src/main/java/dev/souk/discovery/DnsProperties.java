package dev.souk.discovery;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of service discovery by DNS.
 *
 * @param host of the name server
 * @param port of the name server
 * @param name of the SRV records of a service, in place of %s its id
 */
@Validated
@ConfigurationProperties("souk.discovery.dns")
record DnsProperties(
        @DefaultValue("localhost") @NotBlank String host,
        @DefaultValue("5300") @Positive int port,

        @DefaultValue("_http._tcp.%s.souk") @Pattern(regexp = "[^%]*%s[^%]*")
        String name) {}
