package dev.souk.bff;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.removeRequestHeader;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.stripPrefix;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import dev.souk.common.deadline.RequestTimeoutHeader;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpSession;
import java.io.InputStream;
import java.security.Principal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** What the page calls: the API, with the access token of its session, and who has logged in. */
@Configuration(proxyBeanMethods = false)
class PageRoutes {

    @Bean
    RouterFunction<ServerResponse> api(SessionTokenRepository tokens, BffProperties properties) {
        return GatewayRouterFunctions.route("api")
                .route(path("/bff/api/**").and(path("/bff/api/bff/**").negate()), HandlerFunctions.http()) // no loop
                .before(uri(properties.shop()))
                .before(stripPrefix(2))
                .before(removeRequestHeader(HttpHeaders.COOKIE))
                .before(request -> authorized(request, tokens))
                .after(PageRoutes::endRejected)
                .build();
    }

    /** The gateway gives up a request after 5 s and ends a stream after 5 minutes; a hanging one may never do so. */
    @Bean
    ProxyExchange limitedExchange(
            ClientHttpRequestFactoryBuilder<?> builder, HttpClientSettings settings, GatewayMvcProperties properties) {
        ProxyExchange requests = within(Duration.ofSeconds(6), builder, settings, properties);
        ProxyExchange streams = within(Duration.ofMinutes(6), builder, settings, properties);
        return call -> {
            boolean isStream = call.getServerRequest().headers().firstHeader(RequestTimeoutHeader.NAME) == null;
            return (isStream ? streams : requests).exchange(call);
        };
    }

    private static ProxyExchange within(
            Duration limit,
            ClientHttpRequestFactoryBuilder<?> builder,
            HttpClientSettings settings,
            GatewayMvcProperties properties) {
        var calls = builder.build(settings.withReadTimeout(limit));
        return new RestClientProxyExchange(
                RestClient.builder().requestFactory(calls).build(), properties);
    }

    /** A response that is not written, as for a conditional request, would keep its connection to the gateway. */
    @Bean
    FilterRegistrationBean<Filter> closingFilter() {
        var registration = new FilterRegistrationBean<Filter>((request, response, chain) -> {
            try {
                chain.doFilter(request, response);
            } finally {
                if (request.getAttribute(MvcUtils.CLIENT_RESPONSE_INPUT_STREAM_ATTR) instanceof InputStream body) {
                    body.close();
                }
            }
        });
        registration.addUrlPatterns("/bff/api/*");
        return registration;
    }

    @Bean
    RouterFunction<ServerResponse> session() {
        return RouterFunctions.route()
                .GET(
                        "/bff/session",
                        request -> request.principal()
                                .map(user -> ServerResponse.ok().body(Map.of("name", name(user))))
                                .orElseGet(() -> ServerResponse.noContent().build()))
                .build();
    }

    private static ServerRequest authorized(ServerRequest request, SessionTokenRepository tokens) {
        return tokens.accessToken(request.servletRequest())
                .map(token -> ServerRequest.from(request)
                        .headers(headers -> headers.setBearerAuth(token))
                        .build())
                .orElse(request);
    }

    /** The API refuses a token that is not expired: the tokens of the account were revoked, so this login ends. */
    private static ServerResponse endRejected(ServerRequest request, ServerResponse response) {
        String challenge = String.valueOf(response.headers().getFirst(HttpHeaders.WWW_AUTHENTICATE));
        if (response.statusCode().equals(HttpStatus.UNAUTHORIZED) && challenge.contains("invalid_token")) {
            Optional.ofNullable(request.servletRequest().getSession(false)).ifPresent(HttpSession::invalidate);
        }
        return response;
    }

    /** As people know it; not every provider tells an e-mail address. */
    private static String name(Principal user) {
        return user instanceof OAuth2AuthenticationToken login && login.getPrincipal() instanceof OidcUser claims
                ? Optional.ofNullable(claims.getEmail())
                        .or(() -> Optional.ofNullable(claims.getPreferredUsername()))
                        .orElseGet(claims::getSubject)
                : user.getName();
    }
}
