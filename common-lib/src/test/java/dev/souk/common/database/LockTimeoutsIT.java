package dev.souk.common.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.TestApi;
import java.sql.Connection;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SoukTest
class LockTimeoutsIT {

    @Autowired
    TestApi api;

    @Autowired
    DataSource database;

    @Test
    void aCallerWhoCannotHaveTheLockInTimeIsToldToComeAgain() throws Exception {
        ApiClient keyed = api.customer(UUID.randomUUID()).with("Idempotency-Key", "k1");
        String note = "{\"text\":\"patient\",\"page_count\":1}";
        try (Connection somebody = database.getConnection()) {
            somebody.setAutoCommit(false);
            somebody.createStatement().execute("lock table note in exclusive mode");

            assertThat(keyed.post("/notes", note).expect(503).problem()).isEqualTo("service-unavailable");
            somebody.rollback();
        }
        keyed.post("/notes", note).expect(201);
    }
}
