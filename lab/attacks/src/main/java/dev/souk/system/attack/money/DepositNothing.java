package dev.souk.system.attack.money;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.shop.User;
import dev.souk.system.attack.wire.Answer;
import dev.souk.system.attack.wire.Request;
import java.io.IOException;
import java.util.List;

/** Free money: amounts that are no positive number of cents. */
final class DepositNothing implements Attack {

    private static final List<String> AMOUNTS = List.of(
            "0",
            "-1",
            "-0",
            "-500",
            "9223372036854775807",
            "9223372036854775808",
            "18446744073709551617",
            "4294967297000000",
            "1e300",
            "1e400",
            "0.5",
            "1.5",
            "1e-1",
            "\"500\"",
            "true",
            "null",
            "[500]",
            "{\"value\":500}",
            "0x10",
            "NaN",
            "Infinity",
            "01",
            "+5",
            "1".repeat(5_000));

    @Override
    public String tries() {
        return "get money by depositing negative, overflowing, fractional and malformed amounts";
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        User user = shop.newUser();
        for (String amount : AMOUNTS) {
            Request deposit = Request.of("POST", "/wallet/deposits").withKey();
            Answer answer = shop.send(user.send(deposit.json("{\"amount_cents\":%s}".formatted(amount))));
            probes.expectRefused("a deposit of " + amount.substring(0, Math.min(amount.length(), 30)), answer);
        }
        probes.expect(shop.balance(user) == 0, "the balance afterwards", shop.balance(user));
    }
}
