package dev.souk.console.session;

import dev.souk.tools.client.Call;
import dev.souk.tools.client.Json;
import dev.souk.tools.client.Reply;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The admins who are signed in, 16 at most: the one who signed in first is signed out for another. Thread-safe. */
public final class Sessions {

    private static final int MAXIMUM = 16;
    private static final int ID_BYTES = 32;

    private final SoukClient shop;
    private final Clock clock;
    private final RandomGenerator random;
    private final Map<String, Session> byId = new LinkedHashMap<>();

    /** Sessions of admins of this shop; the generator has to be cryptographically strong. */
    public Sessions(SoukClient shop, Clock clock, RandomGenerator random) {
        this.shop = shop;
        this.clock = clock;
        this.random = random;
    }

    /** The shop whose admins they are. */
    public SoukClient shop() {
        return shop;
    }

    /**
     * Signs an admin in.
     *
     * @return nothing if it is not the password of an admin
     * @throws IOException if the shop does not answer, or not with a token
     */
    public Optional<Session> signIn(String email, String password) throws IOException {
        String credentials = Json.MAPPER.writeValueAsString(Map.of("email", email, "password", password));
        Reply reply = shop.send(Call.post("/sessions", credentials));
        if (reply.status() != 200) {
            return refused(reply.status());
        }
        if (!reply.json().isObject()) {
            throw new IOException("it responded with something else than JSON.");
        }
        String token = reply.text("access_token");
        if (!isAdmin(token)) {
            return Optional.empty();
        }
        Duration validity = Duration.ofSeconds(reply.number("expires_in"));
        var session =
                new Session(secret(), secret(), email, token, clock.instant().plus(validity));
        keep(session);
        return Optional.of(session);
    }

    private static Optional<Session> refused(int status) throws IOException {
        if (status >= 400 && status < 500 && status != 429) {
            return Optional.empty();
        }
        throw new IOException("The shop answered with status %s.".formatted(status));
    }

    /** The gateway has just issued the token, so its signature need not be verified. */
    private static boolean isAdmin(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return false;
        }
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        return SoukClient.parse(claims).path("role").asString("").equals("ADMIN");
    }

    private String secret() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private synchronized void keep(Session session) {
        if (byId.size() == MAXIMUM) {
            byId.remove(byId.keySet().iterator().next());
        }
        byId.put(session.id(), session);
    }

    /** The session with this id; nothing if it has expired. */
    public synchronized Optional<Session> find(String id) {
        Session session = byId.get(id);
        if (session != null && !clock.instant().isBefore(session.expires())) {
            byId.remove(id);
            return Optional.empty();
        }
        return Optional.ofNullable(session);
    }

    /** Whether the token is that of the session. */
    public static boolean isToken(Session session, String csrfToken) {
        return MessageDigest.isEqual(
                session.csrfToken().getBytes(StandardCharsets.UTF_8), csrfToken.getBytes(StandardCharsets.UTF_8));
    }

    /** Signs out. */
    public synchronized void end(Session session) {
        byId.remove(session.id());
    }
}
