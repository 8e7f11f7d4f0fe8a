package dev.souk.cart.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@SoukTest
class CartRepositoryIT {

    private final CartRepository carts;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    CartRepositoryIT(CartRepository carts, JdbcClient jdbc, TransactionOperations transaction) {
        this.carts = carts;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Test
    void aCartThatIsBeingChangedIsLocked() {
        UUID user = UUID.randomUUID();
        jdbc.sql("insert into cart (user_id) values (?)").param(user).update();

        List<Long> free = transaction.execute(_ -> {
            carts.change(user, _ -> Map.of());
            return CompletableFuture.supplyAsync(
                            () -> jdbc.sql("select version from cart where user_id = ? for update skip locked")
                                    .param(user)
                                    .query(Long.class)
                                    .list())
                    .join();
        });

        assertThat(free).isEmpty();
    }
}
