package dev.souk.system.attack.input;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.shop.User;
import dev.souk.system.attack.wire.Answer;
import dev.souk.system.attack.wire.Request;
import java.io.IOException;
import java.util.List;

/** RESTler's checker of invalid values: each operation of the API descriptions, with wrong types in each place. */
final class FuzzByDescription implements Attack {

    private static final List<String> SERVICES = List.of("user-service", "cart-service", "order-service");

    private static final List<String> PARAMETERS = List.of(
            "0",
            "-1",
            "null",
            "true",
            "%00",
            "%ff",
            "9".repeat(40),
            "a".repeat(2_000),
            "..%2f..%2fx",
            "%7B%7D",
            "%F0%9F%92%A9",
            "00000000-0000-0000-0000-000000000000");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "1e400",
            "[]",
            "{}",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "[[[]]]",
            "\"%s\"".formatted("a".repeat(10_000)),
            "\"\\ud83d\\udca9\"");

    @Override
    public String tries() {
        return "make any operation of the API descriptions fail by values of wrong types";
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        User user = shop.newUser();
        for (String service : SERVICES) {
            for (Operation operation : operations(shop, service)) {
                fuzz(shop, probes, user, operation);
            }
        }
    }

    private static List<Operation> operations(Shop shop, String service) throws IOException {
        Answer description = shop.send(Request.get("/v3/api-docs/" + service));
        List<Operation> operations = Operation.of(description.json());
        if (operations.isEmpty()) {
            throw new IOException("%s describes no operation: %s".formatted(service, description));
        }
        return operations;
    }

    private static void fuzz(Shop shop, Probes probes, User user, Operation operation) throws IOException {
        if (operation.needsToken()) {
            probes.expectStatus(
                    operation + " without a token",
                    shop.send(operation.request(shop.item(), operation.example())),
                    401);
        }
        if (operation.endsTheSession()) {
            return;
        }
        for (String value : operation.path().contains("{") ? PARAMETERS : List.<String>of()) {
            Request request = operation.request(value, operation.example());
            probes.expectHandled("%s with %.20s".formatted(operation, value), shop.send(user.send(request)));
        }
        for (String field : operation.fields()) {
            for (String value : VALUES) {
                Request request = operation.request(shop.item(), operation.exampleWith(field, value));
                probes.expectHandled(
                        "%s with %s = %.20s".formatted(operation, field, value), shop.send(user.send(request)));
            }
        }
    }
}
