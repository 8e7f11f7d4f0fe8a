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
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token) {
            return new Caller(
                    UUID.fromString(token.getName()), token.getAuthorities().contains(ADMIN));
        }
        throw Problems.tokenMissing();
    }

    /** A user, unless {@code @PreAuthorize} names a scope. */
    static Caller of(NativeWebRequest request, MethodParameter parameter) {
        Caller caller = current();
        if (!admitsMachines(Objects.requireNonNull(parameter.getMethod()))) {
            requireUser();
        }
        return caller;
    }

    private static boolean admitsMachines(Method handler) {
        return Stream.of(handler, handler.getDeclaringClass())
                .map(element -> AnnotatedElementUtils.findMergedAnnotation(element, PreAuthorize.class))
                .filter(Objects::nonNull)
                .findFirst()
                .filter(rule -> rule.value().contains("SCOPE_"))
                .isPresent();
    }

    /** Responds 403 to a machine. */
    private static void requireUser() {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller == null
                || caller.getAuthorities().stream()
                        .noneMatch(authority ->
                                String.valueOf(authority.getAuthority()).startsWith("ROLE_"))) {
            throw Problems.forbidden();
        }
    }

    /** Responds 404 unless the caller is {@code owner} or an admin, as if the resource did not exist. */
    public void requireAccessTo(UUID owner) {
        Problems.requireFound(isAdmin || id.equals(owner));
    }
}
