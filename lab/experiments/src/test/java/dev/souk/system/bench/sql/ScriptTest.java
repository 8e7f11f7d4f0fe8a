package dev.souk.system.bench.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.bench.sql.Script.Statement;
import dev.souk.system.bench.sql.Script.Transaction;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {

    @Test
    void aLineThatNamesAServiceBeginsATransaction() {
        Script script = Script.parse("""
            -- What it is for.

            -- in cart-service: reserve
            insert into reservation (order_id)
            values (:order);
            update stock set kind = 'a:b' where id = any (array[:item]::uuid[]) and at < :until and :order <> id;

            -- in order-service: confirm
            update orders set status = 'CONFIRMED';
            """);

        assertThat(script.transactions())
                .containsExactly(
                        new Transaction(
                                "cart-service",
                                "reserve",
                                List.of(
                                        new Statement(
                                                "insert into reservation (order_id)\nvalues (?)", List.of("order")),
                                        new Statement(
                                                "update stock set kind = 'a?' where id = any (array[?]::uuid[])"
                                                        + " and at < ? and ? <> id",
                                                List.of("b", "item", "until", "order")))),
                        new Transaction(
                                "order-service",
                                "confirm",
                                List.of(new Statement("update orders set status = 'CONFIRMED'", List.of()))));
    }
}
