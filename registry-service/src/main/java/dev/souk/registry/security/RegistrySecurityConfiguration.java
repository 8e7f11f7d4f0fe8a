package dev.souk.registry.security;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import jakarta.servlet.DispatcherType;
import java.net.InetAddress;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.expression.WebExpressionAuthorizationManager;
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
        // Eureka writes the names of applications in capital letters.
        var own = new WebExpressionAuthorizationManager(
                "hasRole('SERVICE') and authentication.name.equalsIgnoreCase(#app)");
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
    UserDetailsService accounts(RegistryAccountsProperties properties, PasswordEncoder encoder) {
        return new InMemoryUserDetailsManager(properties.accounts(encoder));
    }

    /**
     * With one iteration: right for generated passwords of 192 random bits, which nobody can guess, and wrong for those
     * that people choose. bcrypt would take 50 ms of a core for each request, and every instance sends a heartbeat
     * every two seconds and a query each second.
     */
    @Bean
    static PasswordEncoder passwordEncoder() {
        return new Pbkdf2PasswordEncoder("", 16, 1, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Refuses requests that a browser sends here because another site lets its own name resolve to this address. */
    @Bean
    HttpFirewall httpFirewall(RegistryAccountsProperties properties) {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHostnames(host -> properties.hostnames().contains(host) || isAddress(host));
        return firewall;
    }

    /** One of version 6 is in brackets. No name is resolved. */
    private static boolean isAddress(String host) {
        try {
            InetAddress.ofLiteral(host.replaceAll("^\\[|]$", ""));
            return true;
        } catch (IllegalArgumentException name) {
            return false;
        }
    }
}
