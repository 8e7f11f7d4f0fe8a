package dev.souk.system.api;

import dev.souk.system.browser.Browser;
import java.io.IOException;

/** The page of the shop in a browser, with scripts that call the gRPC API. */
final class GrpcWebPage implements AutoCloseable {

    private static final String PLACE = """
            const { connect, OrderStatus } = await import('/shop/grpc-web.js');
            const password = 'correct horse battery';
            const email = crypto.randomUUID() + '@souk.example';
            const rest = async (path, body, token) => {
              const response = await fetch(path, {
                method: body ? 'POST' : 'GET',
                headers: {
                  'content-type': 'application/json',
                  'idempotency-key': crypto.randomUUID(),
                  ...(token && { authorization: 'Bearer ' + token }),
                },
                body: body && JSON.stringify(body),
              });
              return response.json();
            };
            const { users, orders } = connect();
            await users.createUser({ email, name: 'Zoë', password }, { 'idempotency-key': crypto.randomUUID() });
            const { access_token: token } = await rest('/sessions', { email, password });
            const { user } = await users.getUser({}, { authorization: 'Bearer ' + token });
            await rest('/wallet/deposits', { amount_cents: 100000 }, token);
            const { items } = await rest('/items?limit=1');
            await rest('/cart', { item_id: items[0].id, quantity: 1 }, token);
            const { id } = await rest('/orders', {}, token);
            const stream = orders.watchOrder({ id }, { authorization: 'Bearer ' + token });
            const next = async () => OrderStatus[(await stream.next()).value?.step.status];
            window.soukNext = next;
            return user.name + ' ' + (await next());
            """;

    private static final String WATCH_TO_THE_END = """
            let last;
            for (let status = await window.soukNext(); status; status = await window.soukNext()) {
              last = status;
            }
            return last;
            """;

    private final Browser browser;

    private GrpcWebPage(Browser browser) {
        this.browser = browser;
    }

    static GrpcWebPage open(String gateway) throws IOException {
        var page = new GrpcWebPage(Browser.open());
        page.browser.go(gateway + "/");
        return page;
    }

    /** Registers, orders, and watches the order: the name of the user and the first status. */
    String place() {
        return browser.run(PLACE);
    }

    /** The last status of the same stream. */
    String watchToTheEnd() {
        return browser.run(WATCH_TO_THE_END);
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
    }
}
