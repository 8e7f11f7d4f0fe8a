package dev.souk.common.security;

import dev.souk.common.web.problem.ProblemWriter;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Closes a service but for its open paths: no session, no form, no cookie, a bearer token only. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet"
                    + ".OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration"
        })
class SecurityAutoConfiguration implements WebMvcConfigurer {

    @Bean
    @ConditionalOnMissingBean
    static PublicEndpoints openPaths() {
        return PublicEndpoints.NONE;
    }

    @Bean
    static SecurityFilterChain souk(HttpSecurity http, PublicEndpoints open, ProblemWriter problems) {
        var refusal = new ProblemAuthenticationEntryPoint(problems);
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.withObjectPostProcessor(new EarlyHeaders()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers(HttpMethod.GET, "/actuator/**", "/v3/api-docs/**", "/v3/api-docs.yaml")
                            .permitAll();
                    open.paths()
                            .forEach(path -> path.methods()
                                    .forEach(method -> requests.requestMatchers(method, path.pattern())
                                            .permitAll()));
                    requests.dispatcherTypeMatchers(
                                    jakarta.servlet.DispatcherType.ASYNC, jakarta.servlet.DispatcherType.ERROR)
                            .permitAll();
                    requests.anyRequest().authenticated();
                })
                .oauth2ResourceServer(server -> server.withObjectPostProcessor(new KeysAway(refusal))
                        .jwt(jwt -> {})
                        .authenticationEntryPoint(refusal)
                        .accessDeniedHandler(refusal))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(refusal))
                .build();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerResolver());
    }

    /** Keys that cannot be had are an answer too; by default they are thrown at the container, which says 500. */
    private record KeysAway(ProblemAuthenticationEntryPoint refusal)
            implements ObjectPostProcessor<BearerTokenAuthenticationFilter> {
        @Override
        public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
            var handler = new AuthenticationEntryPointFailureHandler(refusal);
            handler.setRethrowAuthenticationServiceException(false);
            filter.setAuthenticationFailureHandler(handler);
            return filter;
        }
    }

    /**
     * Headers first, then the work. Written on the way out, as is the default, they race with a server-sent event that
     * the stream's own thread writes meanwhile, and the answer is garbled.
     */
    private static final class EarlyHeaders implements ObjectPostProcessor<HeaderWriterFilter> {
        @Override
        public <O extends HeaderWriterFilter> O postProcess(O filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    }
}
