package dev.souk.system.attack.money;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.shop.User;
import dev.souk.system.attack.wire.Answer;
import dev.souk.system.attack.wire.Request;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Idempotency keys: the same key for something else, and the key of another user. */
final class ReplayWithAnotherBody implements Attack {

    @Override
    public String tries() {
        return "use an idempotency key again, with another body, for another operation and as another user";
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        User user = shop.newUser();
        String key = "Idempotency-Key: " + UUID.randomUUID();
        Request deposit = Request.of("POST", "/wallet/deposits").with(key);
        Answer first = shop.send(user.send(deposit.json("{\"amount_cents\":500}")));
        shop.send(user.send(deposit.json("{\"amount_cents\":500}")));
        probes.expect(shop.balance(user) == 500, "the same request again", shop.balance(user));
        probes.expectStatus("another amount", shop.send(user.send(deposit.json("{\"amount_cents\":900}"))), 422);
        probes.expect(shop.balance(user) == 500, "the balance afterwards", shop.balance(user));

        User other = shop.newUser();
        Answer replayed = shop.send(other.send(deposit.json("{\"amount_cents\":500}")));
        boolean own = replayed.header("Idempotent-Replayed").isEmpty()
                && !replayed.header("Location").equals(first.header("Location").or(() -> Optional.of("-")));
        probes.expect(own, "the key of another user", replayed);
        for (String hostile :
                List.of("", " ", "a".repeat(300), "a\tb", "ä", "'; drop table idempotency_key; --\u0001")) {
            Request odd = Request.of("POST", "/wallet/deposits").with("Idempotency-Key: " + hostile);
            probes.expectStatus(
                    "key '%.10s'".formatted(hostile), shop.send(other.send(odd.json("{\"amount_cents\":7}"))), 400);
        }
    }
}
