package dev.souk.common.security;

import dev.souk.common.audit.Audit;
import dev.souk.common.token.TokenRoles;
import dev.souk.common.web.ArgumentResolver;
import dev.souk.common.web.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.aop.Advisor;
import org.springframework.aop.ClassFilter;
import org.springframework.aop.Pointcut;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.expression.method.DefaultMethodSecurityExpressionHandler;
import org.springframework.security.access.expression.method.MethodSecurityExpressionHandler;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeMethodInterceptor;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The security filter chain of a service: stateless, bearer tokens only. Every request needs a valid token except
 * OPTIONS and public endpoints; all others under {@code /admin} and {@code /actuator} need the role ADMIN.
 * {@code @PreAuthorize} works on any bean; other annotations of method security do not, and a rule forbids them.
 */
@AutoConfiguration(before = {OAuth2ResourceServerAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class})
@EnableMethodSecurity(prePostEnabled = false)
class SecurityAutoConfiguration implements WebMvcConfigurer {

    /** What every service has; probes and scrapers have no token. */
    private static final RequestMatcher[] PUBLIC = Stream.of(
                    "/v3/api-docs/**", "/v3/api-docs.yaml", "/actuator/health/**", "/actuator/prometheus")
            .map(PublicEndpoints::get)
            .toArray(RequestMatcher[]::new);

    /**
     * Otherwise each filter of the chain is observed, which costs more than the filters, and no metric of it is used.
     */
    @Bean
    static SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * One interceptor in place of four, each of which searches the methods of all beans at each start; this one leaves
     * out Spring's own, which are most of them.
     */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor preAuthorize(ObjectProvider<MethodSecurityExpressionHandler> handlers, ApplicationContext context) {
        ClassFilter notOfSpring = type -> !type.getName().startsWith("org.springframework.");
        Pointcut annotated =
                AuthorizationManagerBeforeMethodInterceptor.preAuthorize().getPointcut();
        var manager = new PreAuthorizeAuthorizationManager();
        manager.setExpressionHandler(handlers.getIfAvailable(() -> {
            var standard = new DefaultMethodSecurityExpressionHandler();
            standard.setApplicationContext(context);
            return standard;
        }));
        return new AuthorizationManagerBeforeMethodInterceptor(
                new ComposablePointcut(notOfSpring).intersection(annotated), manager);
    }

    @Bean
    static SecurityFilterChain securityFilterChain(
            HttpSecurity http, ObjectProvider<PublicEndpoints> open, ProblemWriter problems, Audit audit) {
        var entryPoint = new ProblemAuthenticationEntryPoint(problems);
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .addFilterAfter(new RejectionAuditFilter(audit), SecurityContextHolderFilter.class)
                .headers(headers -> headers.withObjectPostProcessor(new EarlyHeaders())
                        .cacheControl(HeadersConfigurer.CacheControlConfig::disable) // also writes Pragma and Expires
                        .addHeaderWriter(new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "no-store"))
                        .httpStrictTransportSecurity(HeadersConfigurer.HstsConfig::disable)) // the gateway's
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers(HttpMethod.OPTIONS).permitAll(); // lists the methods, changes nothing
                    requests.requestMatchers("/admin/**").hasRole("ADMIN");
                    requests.requestMatchers(PUBLIC).permitAll();
                    requests.requestMatchers("/actuator/**").hasRole("ADMIN");
                    open.stream()
                            .flatMap(endpoints -> endpoints.requests().stream())
                            .forEach(
                                    request -> requests.requestMatchers(request).permitAll());
                    requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                            .permitAll();
                    requests.anyRequest().authenticated();
                })
                .oauth2ResourceServer(server -> server.withObjectPostProcessor(new UnavailableKeys(entryPoint))
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(TokenRoles.authentication()))
                        .authenticationEntryPoint(entryPoint)
                        .accessDeniedHandler(entryPoint))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(entryPoint))
                .build();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ArgumentResolver<>(Caller.class, Caller::of));
    }

    /** Answers 503 if the keys are unavailable. By default the exception reaches the container, which answers 500. */
    private record UnavailableKeys(ProblemAuthenticationEntryPoint entryPoint)
            implements ObjectPostProcessor<BearerTokenAuthenticationFilter> {
        @Override
        public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
            var handler = new AuthenticationEntryPointFailureHandler(entryPoint);
            handler.setRethrowAuthenticationServiceException(false);
            filter.setAuthenticationFailureHandler(handler);
            return filter;
        }
    }

    /**
     * Writes the security headers before the request is processed. The default writes them afterwards, which races with
     * the thread that sends server-sent events and corrupts the response.
     */
    private static final class EarlyHeaders implements ObjectPostProcessor<HeaderWriterFilter> {
        @Override
        public <O extends HeaderWriterFilter> O postProcess(O filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    }
}
