package dev.souk.common.webflux.token;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import dev.souk.common.token.TokenProperties;
import dev.souk.common.webflux.tls.ServiceTls;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.client.loadbalancer.reactive.ReactorLoadBalancerExchangeFilterFunction;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.netty.http.client.HttpClient;

/** Fetches the key set from an instance of the service that the host of the URL names. It blocks for at most 1.2 s. */
class JwkSetRetriever implements ResourceRetriever {

    private static final int CONNECT_TIMEOUT_MILLIS = 400;
    private static final Duration RESPONSE_TIMEOUT = Duration.ofMillis(800);

    private final WebClient http;

    JwkSetRetriever(
            TokenProperties token, ReactorLoadBalancerExchangeFilterFunction loadBalancer, @Nullable ServiceTls tls) {
        String service = URI.create(token.jwksUri()).getHost();
        HttpClient client = HttpClient.create()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
                .responseTimeout(RESPONSE_TIMEOUT);
        this.http = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(tls == null ? client : tls.secure(client, service)))
                .filter(loadBalancer)
                .build();
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        try {
            String json = http.get()
                    .uri(url.toString())
                    .retrieve()
                    .bodyToMono(String.class)
                    .onErrorMap(WebClientException.class, JwkSetRetriever::unavailable)
                    .block();
            return new Resource(json, MediaType.APPLICATION_JSON_VALUE);
        } catch (UncheckedIOException unavailable) {
            throw unavailable.getCause();
        }
    }

    private static UncheckedIOException unavailable(WebClientException failure) {
        return new UncheckedIOException(new IOException("The key set is unavailable", failure));
    }
}
