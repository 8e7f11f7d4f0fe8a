package dev.souk.user.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.transaction.TransactionException;

/**
 * For the endpoints of user info and logout, which make a 400 with its text of any exception but those of OAuth: a
 * failure of the database passes them as the cause of such a one, and is thrown again outside, where it becomes 503.
 */
final class DatabaseFailures {

    private static final OAuth2Error UNAVAILABLE = new OAuth2Error(OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE);

    private DatabaseFailures() {}

    /** The same provider, whose failures of the database are causes. */
    static AuthenticationProvider withCauses(AuthenticationProvider provider) {
        return new AuthenticationProvider() {
            @Override
            public @Nullable Authentication authenticate(Authentication request) {
                return asCause(() -> provider.authenticate(request));
            }

            @Override
            public boolean supports(Class<?> type) {
                return provider.supports(type);
            }
        };
    }

    static <T extends @Nullable Object> T asCause(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException | TransactionException failure) {
            throw new OAuth2AuthenticationException(UNAVAILABLE, failure);
        }
    }

    /** As the library responds to a failure, unless that is one of the database. */
    static void respond(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure.getCause() instanceof DataAccessException database) {
            throw database;
        }
        if (failure.getCause() instanceof TransactionException database) {
            throw database;
        }
        OAuth2Error error = ((OAuth2AuthenticationException) failure).getError();
        HttpStatus status = switch (error.getErrorCode()) {
            case OAuth2ErrorCodes.INVALID_TOKEN -> HttpStatus.UNAUTHORIZED;
            case OAuth2ErrorCodes.INSUFFICIENT_SCOPE -> HttpStatus.FORBIDDEN;
            default -> HttpStatus.BAD_REQUEST;
        };
        var answer = new ServletServerHttpResponse(response);
        answer.setStatusCode(status);
        new OAuth2ErrorHttpMessageConverter().write(error, null, answer);
    }

    /** The same for the logout, whose failures are those of the request. */
    static void respondToLogout(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure.getCause() == null) {
            response.sendError(
                    HttpStatus.BAD_REQUEST.value(),
                    ((OAuth2AuthenticationException) failure).getError().toString());
        } else {
            respond(request, response, failure);
        }
    }
}
