package dev.souk.bff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizationContext;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.RefreshTokenOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The tokens of each login, in its session. A refresh token works once, and a provider that sees it twice ends the
 * login (RFC 9700, section 4.14). So one request refreshes, in whichever instance, with a lock. While it does so the
 * others go on with the old token; when that has expired they wait for the lock, and then find the new tokens.
 */
@Repository
class SessionTokenRepository implements OAuth2AuthorizedClientRepository {

    private static final String ACCESS_TOKEN = "access_token";
    private static final String REFRESH_TOKEN = "refresh_token";
    private static final Duration EARLY = Duration.ofMinutes(1);

    /** After which a refresh may succeed later. By any other error the provider has refused it. */
    private static final Set<String> FAILURES =
            Set.of("invalid_token_response", OAuth2ErrorCodes.SERVER_ERROR, OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE);

    private final ClientRegistrationRepository clients;
    private final RefreshTokenOAuth2AuthorizedClientProvider refreshes =
            new RefreshTokenOAuth2AuthorizedClientProvider();
    private final SessionRepository<? extends Session> sessions;
    private final TransactionOperations transaction;
    private final JdbcClient jdbc;
    private final Clock clock;

    /** Fewer than there are connections to the database, of which a refresh has one while the provider hangs. */
    private final Semaphore refreshing = new Semaphore(4);

    SessionTokenRepository(
            ClientRegistrationRepository clients,
            OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> requests,
            SessionRepository<? extends Session> sessions,
            TransactionOperations transaction,
            JdbcClient jdbc,
            Clock clock) {
        this.clients = clients;
        this.sessions = sessions;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
        refreshes.setAccessTokenResponseClient(requests);
        refreshes.setClockSkew(EARLY);
        refreshes.setClock(clock);
    }

    /** The access token of the session; empty if nobody has logged in. What the provider has ended is ended here. */
    Optional<String> accessToken(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(request.getUserPrincipal() instanceof OAuth2AuthenticationToken user)) {
            return Optional.empty();
        }
        OAuth2AccessToken stored = (OAuth2AccessToken) session.getAttribute(ACCESS_TOKEN);
        Optional<OAuth2AccessToken> current = isFresh(stored) ? Optional.of(stored) : refreshed(stored, session, user);
        if (current.isEmpty()) {
            session.invalidate();
        }
        return current.map(OAuth2AccessToken::getTokenValue);
    }

    /** Empty if the login has ended. While the provider is unavailable the old one, as long as it is valid. */
    private Optional<OAuth2AccessToken> refreshed(
            OAuth2AccessToken stored, HttpSession session, OAuth2AuthenticationToken user) {
        try {
            ClientRegistration client = // by a call at first, which is not to hold a lock
                    Objects.requireNonNull(clients.findByRegistrationId(user.getAuthorizedClientRegistrationId()));
            if (!mayRefresh(stored)) {
                throw new TransientDataAccessResourceException("Others wait for the provider.");
            }
            try {
                return Objects.requireNonNull(
                        transaction.execute(_ -> refreshOnce(sessions, session.getId(), stored, client, user)));
            } finally {
                refreshing.release();
            }
        } catch (OAuth2AuthorizationException
                | AuthenticationServiceException
                | DataAccessException
                | TransactionException failure) {
            if (failure instanceof OAuth2AuthorizationException refused
                    && !FAILURES.contains(refused.getError().getErrorCode())) {
                return Optional.empty();
            }
            if (isValidFor(Duration.ZERO, stored)) {
                return Optional.of(stored);
            }
            throw new TransientDataAccessResourceException("The access token cannot be refreshed.", failure);
        }
    }

    /** Waits for its turn only without a valid token, and without a connection. */
    private boolean mayRefresh(OAuth2AccessToken stored) {
        try {
            return refreshing.tryAcquire(isValidFor(Duration.ZERO, stored) ? 0 : 2, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private <S extends Session> Optional<OAuth2AccessToken> refreshOnce(
            SessionRepository<S> repository,
            String id,
            OAuth2AccessToken stored,
            ClientRegistration client,
            OAuth2AuthenticationToken user) {
        boolean mayWait = !isValidFor(Duration.ZERO, stored);
        if (!lock(id, mayWait) && !mayWait) {
            return Optional.of(stored);
        }
        S session = repository.findById(id); // as the request before has left it
        if (session == null) {
            return Optional.empty();
        }
        OAuth2AccessToken current = session.getRequiredAttribute(ACCESS_TOKEN);
        if (isFresh(current)) { // it was refreshed
            return Optional.of(current);
        }
        var tokens = new OAuth2AuthorizedClient(client, user.getName(), current, session.getAttribute(REFRESH_TOKEN));
        OAuth2AuthorizedClient refreshed = refreshes.authorize(OAuth2AuthorizationContext.withAuthorizedClient(tokens)
                .principal(user)
                .build());
        if (refreshed != null) { // else it cannot be
            store(refreshed, session::setAttribute);
            repository.save(session);
        }
        return Optional.ofNullable(session.getAttribute(ACCESS_TOKEN));
    }

    /** Not the row of the session itself, in which every request stores at its end when it was. */
    private boolean lock(String id, boolean mayWait) {
        return jdbc.sql("""
                select 1 from spring_session_attributes token join spring_session on primary_id = session_primary_id
                where session_id = ? and attribute_name = ? for update of token""" + (mayWait ? "" : " skip locked"))
                .param(id)
                .param(ACCESS_TOKEN)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Until a minute before its end; of one that lives no longer than that, until the last tenth of its time. */
    private boolean isFresh(OAuth2AccessToken token) {
        Instant begin = token.getIssuedAt();
        Instant end = token.getExpiresAt();
        boolean isShort = begin != null && end != null && !begin.plus(EARLY).isBefore(end);
        return isValidFor(isShort ? Duration.between(begin, end).dividedBy(10) : EARLY, token);
    }

    private boolean isValidFor(Duration time, OAuth2AccessToken token) {
        Instant end = token.getExpiresAt();
        return end == null || clock.instant().plus(time).isBefore(end);
    }

    private static void store(OAuth2AuthorizedClient tokens, BiConsumer<String, Object> attributes) {
        attributes.accept(ACCESS_TOKEN, tokens.getAccessToken());
        attributes.accept(REFRESH_TOKEN, tokens.getRefreshToken());
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient tokens,
            Authentication user,
            HttpServletRequest request,
            HttpServletResponse response) {
        store(tokens, request.getSession()::setAttribute);
    }

    /** Only {@link #accessToken} reads them. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // as in the interface
    @Override
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String client, Authentication user, HttpServletRequest request) {
        return null;
    }

    /** The end of the session is that of its tokens. */
    @Override
    public void removeAuthorizedClient(
            String client, Authentication user, HttpServletRequest request, HttpServletResponse response) {}
}
