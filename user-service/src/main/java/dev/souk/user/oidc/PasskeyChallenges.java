package dev.souk.user.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.authentication.PublicKeyCredentialRequestOptionsRepository;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.registration.PublicKeyCredentialCreationOptionsRepository;

/**
 * What a passkey has to sign, once and within minutes. Of the options of the library a session has this alone: it is a
 * text, and all else is the same each time.
 *
 * @param operations makes options with a challenge
 */
record PasskeyChallenges(Function<Bytes, WebAuthnRelyingPartyOperations> operations) {

    private static final Duration LIFETIME = Duration.ofMinutes(5);

    PublicKeyCredentialRequestOptionsRepository ofLogin() {
        return new PublicKeyCredentialRequestOptionsRepository() {
            @Override
            public void save(
                    HttpServletRequest request,
                    HttpServletResponse response,
                    @Nullable PublicKeyCredentialRequestOptions options) {
                store(request, options == null ? null : options.getChallenge());
            }

            @Override
            public @Nullable PublicKeyCredentialRequestOptions load(HttpServletRequest request) {
                return stored(request)
                        .map(operations)
                        .map(made -> made.createCredentialRequestOptions(
                                new ImmutablePublicKeyCredentialRequestOptionsRequest(user())))
                        .orElse(null);
            }
        };
    }

    PublicKeyCredentialCreationOptionsRepository ofRegistration() {
        return new PublicKeyCredentialCreationOptionsRepository() {
            @Override
            public void save(
                    HttpServletRequest request,
                    HttpServletResponse response,
                    @Nullable PublicKeyCredentialCreationOptions options) {
                store(request, options == null ? null : options.getChallenge());
            }

            @Override
            public @Nullable PublicKeyCredentialCreationOptions load(HttpServletRequest request) {
                return stored(request)
                        .map(operations)
                        .map(made -> made.createPublicKeyCredentialCreationOptions(
                                new ImmutablePublicKeyCredentialCreationOptionsRequest(user())))
                        .orElse(null);
            }
        };
    }

    private static void store(HttpServletRequest request, @Nullable Bytes challenge) {
        HttpSession session = request.getSession();
        session.setAttribute(LoginSessions.CHALLENGE, challenge == null ? null : challenge.toBase64UrlString());
        if (session.isNew()) {
            session.setMaxInactiveInterval(Math.toIntExact(LIFETIME.toSeconds()));
        }
    }

    private static Optional<Bytes> stored(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> (String) session.getAttribute(LoginSessions.CHALLENGE))
                .map(Bytes::fromBase64);
    }

    /** An anonymous one if nobody has logged in. */
    private static Authentication user() {
        return Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
    }
}
