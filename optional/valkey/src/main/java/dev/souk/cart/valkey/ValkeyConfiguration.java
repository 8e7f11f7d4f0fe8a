package dev.souk.cart.valkey;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** One connection, which all threads share. While it is interrupted, commands fail at once. */
@Configuration(proxyBeanMethods = false)
class ValkeyConfiguration {

    @Bean(destroyMethod = "shutdown")
    ClientResources valkeyClientResources() {
        return DefaultClientResources.builder()
                .reconnectDelay(Delay.constant(Duration.ofMillis(500)))
                .commandLatencyRecorder(CommandLatencyRecorder.disabled())
                .build();
    }

    @Bean
    LettuceConnectionFactory valkeyConnections(
            ValkeyProperties properties, CartStoreProperties carts, ClientResources resources) {
        Duration timeout = carts.store().equals("valkey") ? properties.storeTimeout() : properties.timeout();
        var server = new RedisStandaloneConfiguration(properties.host(), properties.port());
        server.setPassword(properties.password());
        ClientOptions options = ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(1_000)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(timeout.multipliedBy(2))
                        .build())
                .build();
        var client = LettuceClientConfiguration.builder()
                .clientResources(resources)
                .clientOptions(options)
                .commandTimeout(timeout)
                .shutdownTimeout(Duration.ZERO);
        return new LettuceConnectionFactory(server, client.build());
    }

    @Bean
    StringRedisTemplate valkeyTemplate(LettuceConnectionFactory connections) {
        return new StringRedisTemplate(connections);
    }
}
