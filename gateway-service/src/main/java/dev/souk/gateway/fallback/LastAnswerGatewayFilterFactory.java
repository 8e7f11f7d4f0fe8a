package dev.souk.gateway.fallback;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.stereotype.Component;

/** The filter {@code LastAnswer} of a route that needs a token. It stands before all others, wherever it is named. */
@Component
class LastAnswerGatewayFilterFactory extends AbstractGatewayFilterFactory<Object> {

    private final LastAnswerFilter filter;

    LastAnswerGatewayFilterFactory(LastAnswerFilter filter) {
        this.filter = filter;
    }

    @Override
    public GatewayFilter apply(Object config) {
        return filter;
    }
}
