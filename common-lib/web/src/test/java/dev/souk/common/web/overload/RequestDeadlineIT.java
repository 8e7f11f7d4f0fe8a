package dev.souk.common.web.overload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.deadline.Deadline;
import dev.souk.testing.SoukTest;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.ApiResponse;
import dev.souk.testing.http.TestApi;
import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextSnapshotFactory;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@SoukTest
class RequestDeadlineIT {

    private static final String NOTE = "{\"text\":\"deadline\",\"page_count\":1}";

    private final JdbcClient jdbc;
    private final ApiClient anna;

    RequestDeadlineIT(TestApi api, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.anna = api.customer(UUID.randomUUID())
                .with("Idempotency-Key", UUID.randomUUID().toString());
    }

    @Test
    void nothingIsStoredForACallerWhoseTimeIsOverAndTheSameKeyCanBeUsedAgain() {
        long before = notes();

        ApiResponse late =
                anna.with("Request-Timeout-Ms", "0").post("/notes", NOTE).expect(503);

        assertThat(late.problem()).isEqualTo("service-unavailable");
        assertThat(late.header("Retry-After")).hasValue("1");
        assertThat(notes()).isEqualTo(before);
        anna.with("Request-Timeout-Ms", "60000").post("/notes", NOTE).expect(201);
        assertThat(notes()).isEqualTo(before + 1);
    }

    @Test
    void aRequestWithoutADeadlineHasAllTime() {
        anna.post("/notes", NOTE).expect(201);
    }

    @Test
    void aThreadWithACopiedContextHasTheDeadline() throws Exception {
        Deadline deadline = Deadline.in(Duration.ofMinutes(1), System::nanoTime);
        RequestDeadline.CURRENT.set(deadline);
        try (var threads = ContextExecutorService.wrap(
                Executors.newVirtualThreadPerTaskExecutor(),
                ContextSnapshotFactory.builder().build()::captureAll)) {
            assertThat(threads.submit(RequestDeadline::current).get()).isSameAs(deadline);
        } finally {
            RequestDeadline.CURRENT.remove();
        }
    }

    private long notes() {
        return jdbc.sql("select count(*) from note where text = 'deadline'")
                .query(Long.class)
                .single();
    }
}
