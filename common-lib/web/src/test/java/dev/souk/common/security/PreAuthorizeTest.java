package dev.souk.common.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.autoproxy.DefaultAdvisorAutoProxyCreator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.expression.method.MethodSecurityExpressionHandler;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** As with Spring's {@code @EnableMethodSecurity}; found by a review. */
@SpringJUnitConfig
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class PreAuthorizeTest {

    private final Documents documents;

    PreAuthorizeTest(Documents documents) {
        this.documents = documents;
    }

    @BeforeEach
    void logIn() {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("ada", "", "ROLE_ADMIN"));
    }

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void anExpressionMayAskABean() {
        assertThat(documents.read("own")).isEqualTo("own");
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> documents.read("other"));
    }

    /** What is protected. */
    static class Documents {

        @PreAuthorize("@access.mayRead(#title)")
        String read(String title) {
            return title;
        }
    }

    /** A rule. */
    static class Access {

        @SuppressWarnings("unused") // by the expression
        public boolean mayRead(String title) {
            return title.equals("own");
        }
    }

    @Configuration
    static class Sample {

        @Bean
        static Advisor preAuthorize(
                ObjectProvider<MethodSecurityExpressionHandler> handlers, ApplicationContext context) {
            return SecurityAutoConfiguration.preAuthorize(handlers, context);
        }

        @Bean
        static DefaultAdvisorAutoProxyCreator proxies() {
            return new DefaultAdvisorAutoProxyCreator();
        }

        @Bean
        Documents documents() {
            return new Documents();
        }

        @Bean
        Access access() {
            return new Access();
        }
    }
}
