package dev.souk.order.remote;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.DefaultRequest;
import org.springframework.cloud.client.loadbalancer.LoadBalancerClient;
import org.springframework.cloud.client.loadbalancer.RetryableRequestContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Reads from another service on behalf of the caller, whose own token goes along. */
final class RemoteServiceClient {

    private static final Logger log = LoggerFactory.getLogger(RemoteServiceClient.class);

    private final String service;
    private final RestClient http;
    private final LoadBalancerClient instances;
    private final ResilientCalls guard;
    private final RemoteServiceProperties properties;

    RemoteServiceClient(
            String service,
            RestClient http,
            LoadBalancerClient instances,
            ResilientCalls guard,
            RemoteServiceProperties properties) {
        this.service = service;
        this.http = http;
        this.instances = instances;
        this.guard = guard;
        this.properties = properties;
    }

    /**
     * What {@code path} shows the owner of {@code token}. Ends the request with 503 where the service cannot be asked.
     *
     * @throws HttpClientErrorException for an answer of 4xx: the service is well and says no
     */
    <T> T get(String path, String token, Class<T> form) {
        try {
            return guard.call(service, new Attempts<>(URI.create("http://" + service + path), token, form));
        } catch (HttpClientErrorException no) {
            throw no;
        } catch (CallNotPermittedException open) {
            log.debug("{} is not asked, its breaker is open", service);
            throw unavailable();
        } catch (RestClientException | NoInstanceException | BulkheadFullException away) {
            log.warn(
                    "{} cannot be asked: {}",
                    service,
                    NestedExceptionUtils.getMostSpecificCause(away).toString());
            throw unavailable();
        }
    }

    /** The answer while the service cannot be asked, or answers what nobody expects. */
    ProblemException unavailable() {
        return Problems.SERVICE_UNAVAILABLE
                .with("A service that is needed for this cannot be reached. Nothing was stored.")
                .retryAfter(properties.retryAfter());
    }

    /** The tries of one call: each chooses an instance, not the one of the try before where there is another. */
    private final class Attempts<T> implements Supplier<T> {

        private final URI logical;
        private final String token;
        private final Class<T> form;
        private @Nullable ServiceInstance previous;

        Attempts(URI logical, String token, Class<T> form) {
            this.logical = logical;
            this.token = token;
            this.form = form;
        }

        @Override
        public T get() {
            ServiceInstance instance = choose();
            previous = instance;
            T answer = http.get()
                    .uri(instances.reconstructURI(instance, logical))
                    .headers(headers -> headers.setBearerAuth(token))
                    .retrieve()
                    .body(form);
            if (answer == null) {
                throw new RestClientException("the answer is empty");
            }
            return answer;
        }

        private ServiceInstance choose() {
            @Nullable
            ServiceInstance chosen =
                    instances.choose(service, new DefaultRequest<>(new RetryableRequestContext(previous)));
            if (chosen == null) {
                throw new NoInstanceException(service);
            }
            return chosen;
        }
    }
}
