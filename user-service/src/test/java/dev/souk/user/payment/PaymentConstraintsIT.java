package dev.souk.user.payment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.testing.SoukTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database rejects payments that only a defect can produce. */
@SoukTest
class PaymentConstraintsIT {

    private final JdbcClient jdbc;

    PaymentConstraintsIT(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            an unknown state | uuidv7(), 5 | 'PENDING' | null | 1 | payment_state_check
            taken without an amount | null, null | 'TAKEN' | null | 1 | requested_has_amount
            half a request | uuidv7(), null | 'VOIDED' | null | 1 | tombstone_has_no_amount
            an amount below zero | uuidv7(), -1 | 'TAKEN' | null | 1 | payment_amount_cents_check
            declined without reason | uuidv7(), 5 | 'DECLINED' | null | 1 | declined_has_reason
            declined for no reason | uuidv7(), 5 | 'DECLINED' | 'because' | 1 | payment_decline_reason_check
            decided without an event | uuidv7(), 5 | 'TAKEN' | null | 0 | published_unless_new
            an event without a decision | null, null | 'NEW' | null | 1 | published_unless_new
            a third event | uuidv7(), 5 | 'REFUNDED' | null | 3 | payment_event_sequence_check
            """)
    void anImpossiblePaymentIsRejected(
            String defect, String request, String state, String reason, int sequence, String constraint) {
        String sql = """
                insert into payment (order_id, user_id, amount_cents, state, decline_reason, event_sequence)
                values (uuidv7(), %s, %s, %s, %d)
                """.formatted(request, state, reason, sequence);

        assertThatThrownBy(() -> jdbc.sql(sql).update()).as(defect).hasMessageContaining(constraint);
    }
}
