package dev.souk.gateway.instances;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the filter that Spring Cloud Gateway declares only together with its own routing filter. */
@Configuration(proxyBeanMethods = false)
class ResponseWritingConfiguration {

    @Bean
    NettyWriteResponseFilter nettyWriteResponseFilter(
            GatewayProperties properties, ObjectProvider<List<HttpHeadersFilter>> headers) {
        return new NettyWriteResponseFilter(properties.getStreamingMediaTypes(), headers);
    }
}
