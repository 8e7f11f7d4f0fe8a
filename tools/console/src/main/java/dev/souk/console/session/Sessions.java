package dev.souk.console.session;

import dev.souk.tools.client.Call;
import dev.souk.tools.client.Json;
import dev.souk.tools.client.Reply;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
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
        return begin(shop.send(Call.post("/sessions", credentials)));
    }

    /** Signs in whoever has got the token in this reply, if that is an admin. */
    Optional<Session> begin(Reply reply) throws IOException {
        if (reply.status() != 200) {
            return refused(reply.status());
        }
        if (!reply.json().isObject()) {
            throw new IOException("it responded with something else than JSON.");
        }
        String token = reply.text("access_token");
        Instant expires = clock.instant().plusSeconds(reply.number("expires_in"));
        Reply account = shop.send(Call.get("/users/me").withToken(token));
        if (account.status() != 200) {
            return refused(account.status());
        }
        if (!account.text("role").equals("ADMIN")) {
            return Optional.empty();
        }
        String email = account.text("email"); // those of another provider's users stay there
        String name = email.isEmpty() ? account.text("id") : email;
        var session = new Session(secret(), secret(), name, token, expires);
        keep(session);
        return Optional.of(session);
    }

    private static Optional<Session> refused(int status) throws IOException {
        if (status >= 400 && status < 500 && status != 429) {
            return Optional.empty();
        }
        throw new IOException("The shop answered with status %s.".formatted(status));
    }

    /** 256 random bits. */
    String secret() {
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
        byId.values().removeIf(session -> !clock.instant().isBefore(session.expires()));
        return Optional.ofNullable(byId.get(id));
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
