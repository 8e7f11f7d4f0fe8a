package dev.souk.common.webflux.request;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;

/** The firewall of the security chains. */
@AutoConfiguration
class StrictFirewallAutoConfiguration {

    @Bean
    ServerWebExchangeFirewall strictFirewall() {
        return new StrictFirewall();
    }
}
