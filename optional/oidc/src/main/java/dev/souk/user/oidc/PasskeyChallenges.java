package dev.souk.user.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.authentication.PublicKeyCredentialRequestOptionsRepository;
import org.springframework.security.web.webauthn.registration.PublicKeyCredentialCreationOptionsRepository;

/**
 * What a passkey has to sign, once and within minutes. Of the options of the library a session has this alone: it is a
 * text, and all else that is verified is the same each time.
 */
record PasskeyChallenges(PasskeyUsers users, PublicKeyCredentialRpEntity shop) {

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
                        .map(challenge -> PublicKeyCredentialRequestOptions.builder()
                                .challenge(challenge)
                                .rpId(shop.getId())
                                .customize(PasskeyConfiguration::requireUser)
                                .build())
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
                        .map(challenge -> PublicKeyCredentialCreationOptions.builder()
                                .challenge(challenge)
                                .rp(shop)
                                .user(admin())
                                .pubKeyCredParams(
                                        PublicKeyCredentialParameters.EdDSA,
                                        PublicKeyCredentialParameters.ES256,
                                        PublicKeyCredentialParameters.RS256)
                                .customize(PasskeyConfiguration::requireUser)
                                .build())
                        .orElse(null);
            }
        };
    }

    private static void store(HttpServletRequest request, @Nullable Bytes challenge) {
        HttpSession session = request.getSession();
        session.setAttribute(LoginSessions.CHALLENGE, challenge == null ? null : challenge.toBase64UrlString());
        if (session.isNew()) {
            session.setMaxInactiveInterval(Math.toIntExact(LoginSessions.CHALLENGE_LIFETIME.toSeconds()));
        }
    }

    private static Optional<Bytes> stored(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> (String) session.getAttribute(LoginSessions.CHALLENGE))
                .map(Bytes::fromBase64);
    }

    private PublicKeyCredentialUserEntity admin() {
        var login = Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        return Objects.requireNonNull(users.findByUsername(login.getName()));
    }
}
