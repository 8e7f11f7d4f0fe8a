package dev.souk.order.remote;

import io.github.resilience4j.retry.RetryRegistry;
import java.net.http.HttpClient;
import org.springframework.boot.http.client.JdkClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.autoconfigure.ClientHttpRequestFactoryBuilderCustomizer;
import org.springframework.cloud.client.loadbalancer.LoadBalancerClient;
import org.springframework.cloud.loadbalancer.annotation.LoadBalancerClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;

/** Gives all declarative HTTP clients load balancing and retries. */
@Configuration(proxyBeanMethods = false)
@LoadBalancerClients(defaultConfiguration = LoadBalancerClientConfiguration.class)
class RemoteServiceConfiguration {

    @Bean
    RestClientHttpServiceGroupConfigurer loadBalancedGroups(LoadBalancerClient loadBalancer, RetryRegistry retries) {
        var interceptor = new LoadBalancedRetryInterceptor(loadBalancer, retries);
        return groups -> groups.forEachClient((_, client) -> client.requestInterceptor(interceptor));
    }

    /** Without it the JDK's client asks for HTTP/2 with the first request of each connection. */
    @Bean
    ClientHttpRequestFactoryBuilderCustomizer<JdkClientHttpRequestFactoryBuilder> http11() {
        return RemoteServiceConfiguration::http11;
    }

    static JdkClientHttpRequestFactoryBuilder http11(JdkClientHttpRequestFactoryBuilder builder) {
        return builder.withHttpClientCustomizer(client -> client.version(HttpClient.Version.HTTP_1_1));
    }
}
