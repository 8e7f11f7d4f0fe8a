package dev.souk.system.api;

import dev.souk.system.browser.Browser;
import java.io.IOException;

/** The page of the shop in a browser, with a script that orders by GraphQL and watches the order over a WebSocket. */
final class StorefrontPage implements AutoCloseable {

    private static final String ORDER = """
            const password = 'correct horse battery';
            const email = crypto.randomUUID() + '@souk.example';
            const post = async (path, body, token) => {
              const response = await fetch(path, {
                method: 'POST',
                headers: { 'content-type': 'application/json', ...(token && { authorization: 'Bearer ' + token }) },
                body: JSON.stringify(body),
              });
              return response.json();
            };
            const graphql = async (query, token) => (await post('/graphql', { query }, token)).data;
            const key = () => 'idempotencyKey: "' + crypto.randomUUID() + '"';
            await graphql(`mutation { register(input: {email: "${email}", name: "Zoë", password: "${password}"}) { __typename } }`);
            const { access_token: token } = await post('/sessions', { email, password });
            const { items } = await graphql('{ items(first: 1) { nodes { id } } }');
            await graphql(`mutation { deposit(amountCents: 100000, ${key()}) { __typename } }`, token);
            await graphql(`mutation { addToCart(itemId: "${items.nodes[0].id}") { __typename } }`, token);
            const { checkOut } = await graphql(`mutation { checkOut(${key()}) { ... on Order { id } } }`, token);
            const socket = new WebSocket(location.origin.replace('http', 'ws') + '/ws');
            const send = (message) => socket.send(JSON.stringify(message));
            return await new Promise((resolve) => {
              const seen = [];
              socket.onopen = () => send({ type: 'authenticate', token });
              socket.onclose = ({ code }) => resolve('closed ' + code);
              socket.onmessage = ({ data }) => {
                const message = JSON.parse(data);
                if (message.type === 'authenticated') {
                  send({ type: 'watch_stock' });
                  send({ type: 'watch_order', order_id: checkOut.id });
                } else {
                  seen.push(message);
                  if (seen.some(({ status }) => status === 'CONFIRMED') && seen.some(({ type }) => type === 'stock')) {
                    resolve('CONFIRMED and stock');
                  }
                }
              };
            });
            """;

    private final Browser browser;

    private StorefrontPage(Browser browser) {
        this.browser = browser;
    }

    static StorefrontPage open(String gateway) throws IOException {
        var page = new StorefrontPage(Browser.open());
        page.browser.go(gateway + "/");
        return page;
    }

    /** Registers, orders, and watches the order and the stock: what has arrived. */
    String order() {
        return browser.run(ORDER);
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
    }
}
