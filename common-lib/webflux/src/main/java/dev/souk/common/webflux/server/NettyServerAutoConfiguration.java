package dev.souk.common.webflux.server;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;

/** What every web server of Reactor Netty needs. */
@AutoConfiguration
class NettyServerAutoConfiguration {

    @Bean
    NettyServerCustomizer reactorNetty4361Workaround() {
        return new ReactorNetty4361Workaround();
    }
}
