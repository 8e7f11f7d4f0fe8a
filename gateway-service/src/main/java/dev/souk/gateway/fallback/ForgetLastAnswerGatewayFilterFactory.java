package dev.souk.gateway.fallback;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.stereotype.Component;

/** The filter {@code ForgetLastAnswer} of a route whose changes have effects on what {@code LastAnswer} keeps. */
@Component
class ForgetLastAnswerGatewayFilterFactory extends AbstractGatewayFilterFactory<Object> {

    private final LastAnswerFilter filter;

    ForgetLastAnswerGatewayFilterFactory(LastAnswerFilter filter) {
        this.filter = filter;
    }

    @Override
    public GatewayFilter apply(Object config) {
        return filter::forgetting;
    }
}
