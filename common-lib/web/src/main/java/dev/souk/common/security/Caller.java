package dev.souk.common.security;

import dev.souk.common.problem.Problems;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * The authenticated principal of a request; a controller method takes it as an argument. A machine, whose token has
 * scopes in place of a role, is one only where {@code @PreAuthorize} names a scope of it.
 *
 * @param id the account's id, or that of a machine
 * @param isAdmin whether the account has the role ADMIN
 */
public record Caller(UUID id, boolean isAdmin) {

    private static final GrantedAuthority ADMIN = new SimpleGrantedAuthority("ROLE_ADMIN");

    /** The caller of the request that this thread processes, from its validated token; responds 401 without a token. */
    public static Caller current() {
        JwtAuthenticationToken token = token();
        return new Caller(
                UUID.fromString(token.getName()), token.getAuthorities().contains(ADMIN));
    }

    /** A user, unless {@code @PreAuthorize} names a scope; responds 403 to another machine. */
    static Caller of(NativeWebRequest request, MethodParameter parameter) {
        boolean isUser = token().getAuthorities().stream()
                .anyMatch(authority -> String.valueOf(authority.getAuthority()).startsWith("ROLE_"));
        if (!isUser && !admitsMachines(Objects.requireNonNull(parameter.getMethod()))) {
            throw Problems.forbidden();
        }
        return current();
    }

    private static JwtAuthenticationToken token() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token) {
            return token;
        }
        throw Problems.tokenMissing();
    }

    private static boolean admitsMachines(Method handler) {
        return Stream.of(handler, handler.getDeclaringClass())
                .map(element -> AnnotatedElementUtils.findMergedAnnotation(element, PreAuthorize.class))
                .filter(Objects::nonNull)
                .findFirst()
                .filter(rule -> rule.value().contains("SCOPE_"))
                .isPresent();
    }

    /** Responds 404 unless the caller is {@code owner} or an admin, as if the resource did not exist. */
    public void requireAccessTo(UUID owner) {
        Problems.requireFound(isAdmin || id.equals(owner));
    }
}
