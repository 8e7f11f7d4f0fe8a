package dev.souk.bff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.JdkClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.autoconfigure.ClientHttpRequestFactoryBuilderCustomizer;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** The login at the provider, by authorization code with PKCE, and the logout. */
@Configuration(proxyBeanMethods = false)
class LoginConfiguration {

    private static final Logger log = LoggerFactory.getLogger(LoginConfiguration.class);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(3);
    private static final String FAILED = "/?login=failed";
    private static final RequestMatcher START =
            PathPatternRequestMatcher.withDefaults().matcher("/bff/login/{client}");

    private final ClientHttpRequestFactory provider;

    /** Calls the provider. The library's own clients wait without a limit, and a refresh holds a lock. */
    LoginConfiguration(ClientHttpRequestFactoryBuilder<?> builder, HttpClientSettings settings) {
        this.provider = builder.build(settings.withReadTimeout(TIME_LIMIT));
    }

    @Bean
    SecurityFilterChain loginFilterChain(
            HttpSecurity http, ClientRegistrationRepository clients, BffProperties properties) {
        var logout = new OidcClientInitiatedLogoutSuccessHandler(clients);
        logout.setPostLogoutRedirectUri(properties.shop() + "/");
        logout.setRedirectStrategy((_, response, url) -> response.setHeader("Location", url)); // to a script
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll()) // the API decides
                .csrf(LoginConfiguration::protectPage)
                .addFilterBefore(LoginConfiguration::refuseUncounted, OAuth2AuthorizationRequestRedirectFilter.class)
                .oauth2Login(login -> login.loginPage("/")
                        .authorizationEndpoint(endpoint -> endpoint.baseUri("/bff/login"))
                        .redirectionEndpoint(endpoint -> endpoint.baseUri("/bff/callback"))
                        .defaultSuccessUrl("/", true)
                        .failureHandler(LoginConfiguration::fail)
                        .withObjectPostProcessor(failedStart()))
                .logout(page -> page.logoutUrl("/bff/logout").logoutSuccessHandler((request, response, user) -> {
                    try {
                        logout.onLogoutSuccess(request, response, user);
                    } catch (AuthenticationServiceException unavailable) { // the session has ended all the same
                        log.warn("A logout has not ended the login of the provider: {}", unavailable.getMessage());
                        response.setHeader("Location", "/");
                    }
                }))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .headers(AbstractHttpConfigurer::disable) // the gateway adds them
                .build();
    }

    /** The gateway limits how often somebody may begin a login, which is a session, and counts GET alone. */
    private static void refuseUncounted(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var start = (HttpServletRequest) request;
        if (START.matches(start) && !start.getMethod().equals(HttpMethod.GET.name())) {
            var refusal = (HttpServletResponse) response;
            refusal.setHeader(HttpHeaders.ALLOW, HttpMethod.GET.name());
            refusal.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Logs what a call of the provider has brought; not what an address alone can cause. */
    private static void fail(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        Throwable cause = failure.getCause();
        if (cause != null && !(cause instanceof IllegalArgumentException)) { // no such client, a text of anybody
            log.warn("A login has failed: {}", failure.getMessage());
        }
        response.sendRedirect(FAILED);
    }

    /** Instead of the library's error page. */
    private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> failedStart() {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(LoginConfiguration::fail);
                return filter;
            }
        };
    }

    /** A script of this origin reads the cookie, and sends its value as a header. */
    private static void protectPage(CsrfConfigurer<HttpSecurity> csrf) {
        var tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName("__Host-souk-page-csrf");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.secure(true).sameSite("Strict"));
        csrf.spa();
        csrf.csrfTokenRepository(tokens);
    }

    @Bean
    ClientRegistrationRepository clients(OAuth2ClientProperties properties) {
        return new DiscoveredClient(
                properties, RestClient.builder().requestFactory(provider).build());
    }

    /** Every provider has RS256 (OpenID Connect Discovery 1.0, section 3), except that of Souk, which says so. */
    @Bean
    JwtDecoderFactory<ClientRegistration> idTokenDecoders() {
        var decoders = new OidcIdTokenDecoderFactory();
        decoders.setJwsAlgorithmResolver(client -> List.of("ES256")
                        .equals(client.getProviderDetails()
                                .getConfigurationMetadata()
                                .get("id_token_signing_alg_values_supported"))
                ? SignatureAlgorithm.ES256
                : SignatureAlgorithm.RS256);
        return decoders;
    }

    @Bean
    OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codes() {
        var codes = new RestClientAuthorizationCodeTokenResponseClient();
        codes.setRestClient(tokenClient());
        return codes;
    }

    @Bean
    OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> refreshes() {
        var refreshes = new RestClientRefreshTokenTokenResponseClient();
        refreshes.setRestClient(tokenClient());
        return refreshes;
    }

    @Bean
    OidcUserService users() {
        var http = new RestTemplate(provider);
        http.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        var info = new DefaultOAuth2UserService();
        info.setRestOperations(http);
        var users = new OidcUserService();
        users.setOauth2UserService(info);
        return users;
    }

    /** As the library's own, but for the time limit. */
    private RestClient tokenClient() {
        return RestClient.builder()
                .requestFactory(provider)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }

    /**
     * With TLS the provider is the shop's, whose certificate is of the local authority; the library's own clients too.
     */
    @Bean
    @Profile("tls")
    InitializingBean localAuthority(SslBundles bundles) {
        return () -> SSLContext.setDefault(bundles.getBundle("gateway-service").createSslContext());
    }

    /** Without it the JDK's client asks for HTTP/2 with the first request of each connection. */
    @Bean
    static ClientHttpRequestFactoryBuilderCustomizer<JdkClientHttpRequestFactoryBuilder> http11() {
        return builder -> builder.withHttpClientCustomizer(client -> client.version(HttpClient.Version.HTTP_1_1));
    }
}
