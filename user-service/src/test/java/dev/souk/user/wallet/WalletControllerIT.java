package dev.souk.user.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.ApiResponse;
import dev.souk.testing.http.TestApi;
import dev.souk.user.TestCustomer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@SoukTest
class WalletControllerIT {

    private static final Map<String, Integer> FIVE_EUROS = Map.of("amount_cents", 500);

    private final TestApi api;

    WalletControllerIT(TestApi api) {
        this.api = api;
    }

    @Test
    void aNewUsersWalletIsEmpty() {
        TestCustomer customer = TestCustomer.register(api);

        assertThat(customer.client().get("/wallet").expect(200).text()).isEqualTo("{\"balance_cents\":0}");
        assertThat(customer.client().get("/wallet/entries").expect(200).text())
                .isEqualTo("{\"items\":[],\"next_cursor\":null}");
    }

    @Test
    void aDepositIncreasesTheBalanceAndHasAnEntry() {
        TestCustomer customer = TestCustomer.withMoney(api, 100);

        JsonNode deposit =
                customer.once().post("/wallet/deposits", FIVE_EUROS).expect(201).json();

        assertThat(deposit.propertyNames()).containsExactly("id", "amount_cents", "balance_cents", "at");
        assertThat(deposit.path("balance_cents").asLong()).isEqualTo(600);
        assertThat(customer.balance()).isEqualTo(600);
        JsonNode entry = entries(customer, "").path("items").path(0);
        assertThat(entry.propertyNames()).containsExactly("id", "amount_cents", "kind", "order_id", "at");
        assertThat(entry.path("id")).isEqualTo(deposit.path("id"));
        assertThat(entry.path("amount_cents").asLong()).isEqualTo(500);
        assertThat(entry.path("kind").asString()).isEqualTo("deposit");
        assertThat(entry.path("order_id").isNull()).isTrue();
        assertThat(Instant.parse(entry.path("at").asString())).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void entriesArePagedNewestFirst() {
        TestCustomer customer = TestCustomer.register(api);
        for (int cents = 1; cents <= 5; cents++) {
            customer.once()
                    .post("/wallet/deposits", Map.of("amount_cents", cents))
                    .expect(201);
        }

        List<Integer> amounts = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = entries(customer, "?limit=2" + cursor);
            page.path("items")
                    .forEach(entry -> amounts.add(entry.path("amount_cents").asInt()));
            cursor = page.path("next_cursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("next_cursor").asString();
        } while (!cursor.isEmpty());

        assertThat(amounts).containsExactly(5, 4, 3, 2, 1);
        assertThat(customer.client()
                        .get("/wallet/entries?cursor=b29wcw")
                        .expect(400)
                        .problem())
                .isEqualTo("bad-request");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"amount_cents": 0}                        | validation-failed
            {"amount_cents": -1}                       | validation-failed
            {"amount_cents": 100000001}                | validation-failed
            {"amount_cents": 1.5}                      | bad-request
            {"amount_cents": "500"}                    | bad-request
            {"amount_cents": null}                     | validation-failed
            {"amount_cents": 99999999999999999999}     | bad-request
            {"amount_cents": 500, "currency": "EUR"}   | bad-request
            {}                                         | validation-failed
            """)
    void anInvalidAmountIsRejectedAndNothingIsStored(String body, String problem) {
        TestCustomer customer = TestCustomer.register(api);

        assertThat(customer.once().post("/wallet/deposits", body).expect(400).problem())
                .isEqualTo(problem);
        assertThat(customer.balance()).isZero();
    }

    @Test
    void theLargestDepositIsAMillion() {
        assertThat(TestCustomer.withMoney(api, 100_000_000).balance()).isEqualTo(100_000_000);
    }

    @Test
    void aDepositRequiresAKeyAndIsPostedOnce() {
        TestCustomer customer = TestCustomer.register(api);
        ApiClient once = customer.once();

        assertThat(customer.client()
                        .post("/wallet/deposits", FIVE_EUROS)
                        .expect(400)
                        .problem())
                .isEqualTo("idempotency-key-missing");
        ApiResponse first = once.post("/wallet/deposits", FIVE_EUROS).expect(201);
        ApiResponse again = once.post("/wallet/deposits", FIVE_EUROS).expect(201);

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotent-Replayed")).hasValue("true");
        assertThat(once.post("/wallet/deposits", Map.of("amount_cents", 501))
                        .expect(422)
                        .problem())
                .isEqualTo("idempotency-key-reused");
        assertThat(customer.balance()).isEqualTo(500);
    }

    @Test
    void concurrentRepetitionsOfOneDepositArePostedOnce() throws Exception {
        TestCustomer customer = TestCustomer.register(api);
        ApiClient once = customer.once();
        Callable<Integer> deposit =
                () -> once.post("/wallet/deposits", FIVE_EUROS).status();

        assertThat(inParallel(deposit)).contains(201).isSubsetOf(201, 409);
        assertThat(once.post("/wallet/deposits", FIVE_EUROS).expect(201).header("Idempotent-Replayed"))
                .hasValue("true");
        assertThat(customer.balance()).isEqualTo(500);
    }

    @Test
    void differentConcurrentDepositsAreAllPosted() throws Exception {
        TestCustomer customer = TestCustomer.register(api);
        Callable<Integer> deposit = () -> depositOnce(customer.once());

        assertThat(inParallel(deposit)).containsOnly(201);
        assertThat(customer.balance()).isEqualTo(8 * 500);
    }

    /** With the same key again while the wallet is locked for longer than a request waits. */
    private static int depositOnce(ApiClient once) {
        int status = 503;
        for (int attempt = 0; status == 503 && attempt < 20; attempt++) {
            status = once.post("/wallet/deposits", FIVE_EUROS).status();
        }
        return status;
    }

    @Test
    void aClosedAccountKeepsItsEntriesAndAcceptsNoDeposit() {
        TestCustomer customer = TestCustomer.withMoney(api, 500);
        customer.close();

        assertThat(customer.once()
                        .post("/wallet/deposits", FIVE_EUROS)
                        .expect(409)
                        .problem())
                .isEqualTo("account-closed");
        assertThat(customer.balance()).isEqualTo(500);
    }

    @Test
    void withoutAnAccountThereIsNoWallet() {
        ApiClient nobody = api.customer(UUID.randomUUID()).with("Idempotency-Key", "once");

        assertThat(nobody.get("/wallet").expect(404).problem()).isEqualTo("not-found");
        assertThat(nobody.get("/wallet/entries").expect(404).problem()).isEqualTo("not-found");
        assertThat(nobody.post("/wallet/deposits", FIVE_EUROS).expect(404).problem())
                .isEqualTo("not-found");
        assertThat(api.anonymous().get("/wallet").expect(401).problem()).isEqualTo("unauthorized");
    }

    private static JsonNode entries(TestCustomer customer, String query) {
        return customer.client().get("/wallet/entries" + query).expect(200).json();
    }

    private static List<Integer> inParallel(Callable<Integer> call) throws Exception {
        List<Integer> responses = new ArrayList<>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var response :
                    callers.invokeAll(Stream.generate(() -> call).limit(8).toList())) {
                responses.add(response.get());
            }
        }
        return responses;
    }
}
