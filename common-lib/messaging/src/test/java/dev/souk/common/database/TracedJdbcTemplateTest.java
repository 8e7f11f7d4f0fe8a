package dev.souk.common.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracedJdbcTemplateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "insert into outbox (id) values (?)                              | INSERT outbox",
                "select id, updated_at from orders where id = ? for update       | SELECT orders",
                "update wallet set balance = balance - ? where user_id = ?       | UPDATE wallet",
                "delete from inbox where id in (select id from old limit 5)      | DELETE inbox",
                "merge into cart_line using line on true when matched then delete | MERGE cart_line",
                "with line as (insert into order_line values (?)) select 1       | INSERT order_line",
                "select pg_notify('outbox', '')                                  | SELECT",
                "set local lock_timeout = 500                                    | SQL"
            })
    void aStatementIsNamedByItsFirstOperationAndTable(String sql, String name) {
        assertThat(TracedJdbcTemplate.name(sql)).isEqualTo(name);
    }

    @Test
    void aStatementWithoutTextHasANameToo() {
        assertThat(TracedJdbcTemplate.name("")).isEqualTo("SQL");
    }
}
