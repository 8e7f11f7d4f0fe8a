package dev.souk.registry.security;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * The security filter chain of the registry: stateless, HTTP Basic. Whoever could register an instance of another
 * service would receive its requests, and with those of user-service the passwords of users and the power to sign
 * tokens. So a service writes its own application only. Another registry has an account, too, and replicates what it
 * has checked.
 */
@Configuration(proxyBeanMethods = false)
class RegistrySecurityConfiguration {

    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http) {
        var own = new OwnApplication();
        return http
                // The API has no forms and no cookies, and the only account that a browser knows cannot write.
                .csrf(csrf -> csrf.ignoringRequestMatchers("/eureka/**"))
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(GET, "/actuator/health/**", "/actuator/prometheus")
                        .permitAll()
                        .requestMatchers(POST, "/eureka/peerreplication/batch/")
                        .hasRole("PEER")
                        .requestMatchers("/eureka/peerreplication/**", "/eureka/*/peerreplication/**")
                        .denyAll()
                        .requestMatchers(GET, "/eureka/**")
                        .authenticated()
                        .requestMatchers(POST, "/eureka/apps/{app}")
                        .access(own)
                        .requestMatchers(PUT, "/eureka/apps/{app}/{id}", "/eureka/apps/{app}/{id}/status")
                        .access(own)
                        .requestMatchers(DELETE, "/eureka/apps/{app}/{id}", "/eureka/apps/{app}/{id}/status")
                        .access(own)
                        .requestMatchers(GET, "/", "/lastn", "/actuator/**")
                        .hasRole("OPERATOR")
                        .anyRequest()
                        .denyAll())
                .httpBasic(Customizer.withDefaults())
                .build();
    }

    /**
     * Otherwise each filter of the chain is observed, which costs more than the filters, and no metric of it is used.
     */
    @Bean
    static SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    UserDetailsService accounts(RegistryAccountsProperties properties, GeneratedPasswordEncoder encoder) {
        return new InMemoryUserDetailsManager(properties.accounts(encoder));
    }

    @Bean
    GeneratedPasswordEncoder passwordEncoder() {
        return new GeneratedPasswordEncoder();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Refuses requests that a browser sends here because another site lets its own name resolve to this address. */
    @Bean
    HttpFirewall httpFirewall(RegistryAccountsProperties properties) {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHostnames(host -> properties.hostnames().contains(host) || IpAddresses.isLiteral(host));
        return firewall;
    }
}
