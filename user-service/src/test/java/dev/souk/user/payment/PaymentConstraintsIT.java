package dev.souk.user.payment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.testing.SoukTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database refuses payments that a defect in the code might store. */
@SoukTest
class PaymentConstraintsIT {

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            a status nobody knows | uuidv7(), 5 | 'PENDING' | null | 1 | payment_status_check
            taken without an amount | null, null | 'TAKEN' | null | 1 | asked_for_has_amount
            half a request | uuidv7(), null | 'VOIDED' | null | 1 | tombstone_has_no_amount
            an amount below zero | uuidv7(), -1 | 'TAKEN' | null | 1 | payment_amount_cents_check
            declined without reason | uuidv7(), 5 | 'DECLINED' | null | 1 | declined_has_reason
            declined for no reason | uuidv7(), 5 | 'DECLINED' | 'because' | 1 | payment_decline_reason_check
            decided and never told | uuidv7(), 5 | 'TAKEN' | null | 0 | told_unless_new
            told and never decided | null, null | 'NEW' | null | 1 | told_unless_new
            told three times | uuidv7(), 5 | 'REFUNDED' | null | 3 | payment_event_sequence_check
            """)
    void anImpossiblePaymentIsRefused(
            String defect, String request, String status, String reason, int told, String constraint) {
        String sql = """
                insert into payment (order_id, user_id, amount_cents, status, decline_reason, event_sequence)
                values (uuidv7(), %s, %s, %s, %d)
                """.formatted(request, status, reason, told);

        assertThatThrownBy(() -> jdbc.sql(sql).update()).as(defect).hasMessageContaining(constraint);
    }
}
