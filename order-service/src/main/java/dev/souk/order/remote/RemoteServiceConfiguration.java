package dev.souk.order.remote;

import java.net.http.HttpClient;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.cloud.client.loadbalancer.LoadBalancerClient;
import org.springframework.cloud.loadbalancer.annotation.LoadBalancerClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

/** The clients of the services that checkout asks. */
@Configuration(proxyBeanMethods = false)
@LoadBalancerClients(defaultConfiguration = LoadBalancerClientConfiguration.class)
class RemoteServiceConfiguration {

    @Bean
    CartClient cartClient(
            RestClient.Builder http,
            LoadBalancerClient instances,
            ResilientCalls guard,
            RemoteServiceProperties properties) {
        return new CartClient(
                new RemoteServiceClient("cart-service", timed(http, properties), instances, guard, properties));
    }

    @Bean
    AccountClient accountClient(
            RestClient.Builder http,
            LoadBalancerClient instances,
            ResilientCalls guard,
            RemoteServiceProperties properties) {
        return new AccountClient(
                new RemoteServiceClient("user-service", timed(http, properties), instances, guard, properties));
    }

    /** The JDK's client, since its time-out is that of the whole call and not of each read. */
    static RestClient timed(RestClient.Builder http, RemoteServiceProperties properties) {
        var settings = HttpClientSettings.defaults().withTimeouts(properties.connect(), properties.call());
        return http.requestFactory(ClientHttpRequestFactoryBuilder.jdk()
                        .withHttpClientCustomizer(client -> client.version(HttpClient.Version.HTTP_1_1))
                        .build(settings))
                .build();
    }
}
