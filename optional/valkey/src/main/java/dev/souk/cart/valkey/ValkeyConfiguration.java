package dev.souk.cart.valkey;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.resource.Delay;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.time.Duration;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/** Boot's client: one connection, which all threads share. While it is interrupted, commands fail at once. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:dev/souk/cart/valkey/defaults.properties")
class ValkeyConfiguration {

    @Bean
    ClientResourcesBuilderCustomizer connectsAgainSoon() {
        return resources -> resources
                .reconnectDelay(Delay.constant(Duration.ofMillis(500)))
                .addressResolverGroup(DefaultAddressResolverGroup.INSTANCE); // Java's: 30 s at most
    }

    @Bean
    LettuceClientOptionsBuilderCustomizer failsAtOnce() {
        return options -> options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(1_000);
    }
}
