package dev.souk.storefront.ws;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;

/** The path of the WebSocket. */
@Configuration(proxyBeanMethods = false)
class WebSocketConfiguration {

    private static final int BEFORE_RESOURCES = 0;

    @Bean
    SimpleUrlHandlerMapping webSocketMapping(ShopWebSocketHandler shop) {
        return new SimpleUrlHandlerMapping(Map.of("/ws", shop), BEFORE_RESOURCES);
    }
}
