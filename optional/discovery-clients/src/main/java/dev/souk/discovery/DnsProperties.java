package dev.souk.discovery;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of service discovery by DNS.
 *
 * @param servers the name servers, host:port, separated by commas; the next one is asked if one does not respond
 * @param name of the SRV records of a service, in place of %s its id
 */
@Validated
@ConfigurationProperties("souk.discovery.dns")
record DnsProperties(
        @DefaultValue("localhost:5300") @NotBlank String servers,

        @DefaultValue("_http._tcp.%s.souk") @Pattern(regexp = "[^%]*%s[^%]*")
        String name) {}
