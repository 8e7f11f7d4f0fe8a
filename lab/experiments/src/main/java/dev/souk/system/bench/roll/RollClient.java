package dev.souk.system.bench.roll;

import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.HttpConnection;
import dev.souk.system.bench.load.Response;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A customer with one connection that stays open, who reads and writes in turn. Nothing is sent twice: a call without
 * the expected answer has failed. Not thread-safe.
 */
public final class RollClient implements AutoCloseable {

    private static final Pattern DETAIL = Pattern.compile("\"detail\":\"([^\"]*)\"");

    private final HttpAddress address;
    private final String authorization;
    private final List<Operation> operations;
    private @Nullable HttpConnection connection;
    private int done;

    /** Begins with the operation of this number. */
    public RollClient(HttpAddress address, Customer customer, int first) {
        this.address = address;
        this.authorization = customer.caller().authorization();
        this.operations = Operation.of(customer.item());
        this.done = first;
    }

    /** One call, and how it is counted. */
    private record Operation(String service, String method, String path, String json, int expected) {

        /** Few writes, one of them an order: two processors carry cold JVMs besides. */
        static List<Operation> of(String item) {
            var items = new Operation("cart-service", "GET", "/items?limit=20", "", 200);
            var cart = new Operation("cart-service", "GET", "/cart", "", 200);
            var account = new Operation("user-service", "GET", "/users/me", "", 200);
            var wallet = new Operation("user-service", "GET", "/wallet", "", 200);
            var orders = new Operation("order-service", "GET", "/orders?limit=5", "", 200);
            var fill = new Operation("cart-service", "PUT", "/cart/" + item, "{\"quantity\":1}", 200);
            var order = new Operation("order-service", "POST", "/orders", "{}", 202);
            var deposit = new Operation("user-service", "POST", "/wallet/deposits", "{\"amount_cents\":100}", 201);
            List<Operation> reads = List.of(items, account, orders, cart, wallet, orders, account, items, orders);
            return Stream.of(
                            reads,
                            List.of(fill, order),
                            reads,
                            reads,
                            reads,
                            List.of(deposit),
                            reads,
                            reads,
                            reads,
                            List.of(cart))
                    .flatMap(List::stream)
                    .toList();
        }

        /** Its name in the result, with what the problem says. */
        String failure(Response response) {
            Matcher detail = DETAIL.matcher(response.body());
            return kind(response.status() + (detail.find() ? " " + detail.group(1) : ""));
        }

        String kind(String what) {
            return "%s %s %s".formatted(method, path.replaceAll("/[0-9a-f-]{36}", "/{id}"), what);
        }
    }

    void call(Tally tally, long due) {
        Operation next = operations.get(done++ % operations.size());
        try {
            Response response = send(next);
            if (response.status() == next.expected()) {
                tally.succeeded(next.service(), due);
            } else {
                tally.failed(next.failure(response));
            }
        } catch (IOException lost) {
            tally.failed(next.kind(String.valueOf(lost.getMessage())));
            close();
        }
    }

    private Response send(Operation operation) throws IOException {
        HttpConnection open = connection;
        if (open == null) {
            open = new HttpConnection(address);
            connection = open;
        }
        String key = operation.method().equals("POST") ? "Idempotency-Key: " + UUID.randomUUID() + "\r\n" : "";
        return open.send(operation.method(), operation.path(), authorization + key, operation.json());
    }

    @Override
    public void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (IOException alreadyClosed) {
            // there is nothing left to do
        }
        connection = null;
    }
}
