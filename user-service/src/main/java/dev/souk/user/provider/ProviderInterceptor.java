package dev.souk.user.provider;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import dev.souk.common.problem.Problems;
import dev.souk.common.security.Caller;
import dev.souk.common.token.TokenProperties;
import dev.souk.user.account.AccountService;
import dev.souk.user.account.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * With another provider: opens an account when its subject is seen for the first time, and tells callers where to
 * register, log in and out, and change password and role.
 */
@Component
@ConditionalOnProperty("souk.token.provider.issuer")
record ProviderInterceptor(AccountService accounts, TransactionOperations transaction, TokenProperties properties)
        implements HandlerInterceptor, WebMvcConfigurer {

    private static final RequestMatcher OF_PROVIDER = new OrRequestMatcher(
            pathPattern(HttpMethod.POST, "/users"),
            pathPattern(HttpMethod.POST, "/sessions"),
            pathPattern(HttpMethod.DELETE, "/sessions"),
            pathPattern(HttpMethod.POST, "/users/me/password"));
    private static final RequestMatcher OF_PROVIDER_FOR_ADMINS = pathPattern(HttpMethod.PUT, "/users/{id}/role");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (OF_PROVIDER.matches(request)
                || (OF_PROVIDER_FOR_ADMINS.matches(request) && Caller.current().isAdmin())) {
            throw Problems.LOGIN_ELSEWHERE.with("Register, log in and out, and change password or role at "
                    + Objects.requireNonNull(properties.provider()).issuer() + ".");
        }
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken) {
            Caller caller = Caller.current();
            Role role = caller.isAdmin() ? Role.ADMIN : Role.CUSTOMER;
            transaction.executeWithoutResult(_ -> accounts.openOnFirstSight(caller.id(), role));
        }
        return true;
    }
}
