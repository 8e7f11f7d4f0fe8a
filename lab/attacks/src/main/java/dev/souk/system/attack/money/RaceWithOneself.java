package dev.souk.system.attack.money;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Eventually;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.shop.User;
import dev.souk.system.attack.wire.Answer;
import dev.souk.system.attack.wire.Request;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Race conditions: what is allowed once is sent ten times in the same moment. */
final class RaceWithOneself implements Attack {

    private static final int TIMES = 10;

    @Override
    public String tries() {
        return "deposit once and receive more, order a cart twice, get a refund twice, by parallel requests";
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        User user = shop.newUser();
        Request deposit = user.send(Request.of("POST", "/wallet/deposits")
                .withKey()
                .json("{\"amount_cents\":%s}".formatted(10 * shop.priceCents())));
        Parallel.send(shop, Stream.generate(() -> deposit).limit(TIMES).toList());
        long balance = shop.balance(user);
        probes.expect(balance == 10 * shop.priceCents(), "one deposit, sent %s times".formatted(TIMES), balance);

        shop.addToCart(user, 1);
        List<Answer> checkouts = Parallel.send(
                shop,
                Stream.generate(() -> user.send(
                                Request.of("POST", "/orders").withKey().json("{}")))
                        .limit(TIMES)
                        .toList());
        List<String> orders = checkouts.stream()
                .filter(answer -> answer.status() == 202)
                .map(answer -> answer.text("id"))
                .distinct()
                .toList();
        probes.expect(orders.size() == 1, "one cart, ordered %s times".formatted(TIMES), orders);
        for (String order : orders) {
            refund(shop, probes, user, order, balance);
        }
    }

    /** Whether it was cancelled in time or not, money and order fit. */
    private static void refund(Shop shop, Probes probes, User user, String order, long before) throws IOException {
        String path = "/orders/%s/cancellation".formatted(order);
        Parallel.send(
                shop,
                Stream.generate(() ->
                                user.send(Request.of("POST", path).withKey().json("{}")))
                        .limit(TIMES)
                        .toList());
        boolean cancelled = shop.awaitFinal(user, order).equals("CANCELLED");
        shop.send(user.send(Request.of("POST", path).withKey().json("{}")));
        long expected = cancelled ? before : before - shop.priceCents();
        Eventually.within(shop.timeout(), () -> shop.balance(user) == expected);
        probes.expect(
                shop.balance(user) == expected, "one order, cancelled %s times".formatted(TIMES), shop.balance(user));
    }
}
