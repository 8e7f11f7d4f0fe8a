package dev.souk.order.remote;

import dev.souk.common.retry.RetryBudgets;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.net.http.HttpClient;
import org.springframework.boot.http.client.JdkClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.autoconfigure.ClientHttpRequestFactoryBuilderCustomizer;
import org.springframework.cloud.client.loadbalancer.LoadBalancerClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;

/** Gives all declarative HTTP clients load balancing, retries and deadlines. */
@Configuration(proxyBeanMethods = false)
class RemoteServiceConfiguration {

    @Bean
    RestClientHttpServiceGroupConfigurer loadBalancedGroups(
            LoadBalancerClient loadBalancer,
            RetryRegistry retries,
            RetryBudgets budgets,
            TimeLimiterRegistry timeLimits) {
        var balancing = new LoadBalancedRetryInterceptor(loadBalancer, retries, budgets);
        return groups -> groups.forEachClient((group, client) ->
                client.requestInterceptor(balancing).requestInterceptor(deadline(group.name(), timeLimits)));
    }

    private static DeadlineInterceptor deadline(String service, TimeLimiterRegistry timeLimits) {
        return new DeadlineInterceptor(
                timeLimits.timeLimiter(service).getTimeLimiterConfig().getTimeoutDuration());
    }

    /** Without it the JDK's client asks for HTTP/2 with the first request of each connection. */
    @Bean
    ClientHttpRequestFactoryBuilderCustomizer<JdkClientHttpRequestFactoryBuilder> http11() {
        return builder -> builder.withHttpClientCustomizer(client -> client.version(HttpClient.Version.HTTP_1_1));
    }
}
