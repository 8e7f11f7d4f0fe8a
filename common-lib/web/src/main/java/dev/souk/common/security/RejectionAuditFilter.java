package dev.souk.common.security;

import dev.souk.common.audit.Audit;
import dev.souk.common.audit.AuditEvent;
import dev.souk.common.audit.AuditEvent.Outcome;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Audits the requests that are rejected with 401, 403 or 429, whoever rejects them. */
public final class RejectionAuditFilter extends OncePerRequestFilter {

    private static final Pattern WORD = Pattern.compile("[a-z-]{1,20}");
    private static final int MAX_SEGMENTS = 5;

    private final Audit audit;

    /** For a chain of filters, behind the one that has the security context. */
    public RejectionAuditFilter(Audit audit) {
        this.audit = audit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        String action = action(response.getStatus());
        if (action != null) {
            audit.tally(new AuditEvent(actor(), action, object(request), Outcome.REJECTED));
        }
    }

    private static @Nullable String action(int status) {
        return switch (HttpStatus.resolve(status)) {
            case UNAUTHORIZED -> "request.unauthenticated";
            case FORBIDDEN -> "request.forbidden";
            case TOO_MANY_REQUESTS -> "request.throttled";
            case null, default -> null;
        };
    }

    private static @Nullable UUID actor() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token
                ? UUID.fromString(token.getName())
                : null;
    }

    /** Method and path; what is not a plain word is an id, or something that the caller invented. */
    private static String object(HttpServletRequest request) {
        String path = Arrays.stream(request.getRequestURI().split("/", -1))
                .skip(1)
                .limit(MAX_SEGMENTS)
                .map(segment -> WORD.matcher(segment).matches() ? segment : "*")
                .collect(Collectors.joining("/", "/", ""));
        return request.getMethod() + " " + path;
    }
}
