package dev.souk.system.chaos.environment;

import dev.souk.launcher.process.Await;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Waits until the system has nothing left to do. */
public final class RestState {

    private static final Duration LOOK = Duration.ofMillis(200);

    private final ChaosEnvironment environment;

    /** Of that system. */
    public RestState(ChaosEnvironment environment) {
        this.environment = environment;
    }

    /** Whether every order came to its end within the limit. */
    public boolean ordersAreFinal(Duration limit) {
        return new Await(limit, LOOK).until(this::ordersAreFinal);
    }

    /** Whether, besides, all events were published and all were consumed. */
    public boolean isAtRest(Duration limit) {
        return new Await(limit, LOOK).until(() -> ordersAreFinal() && outboxesAreEmpty() && everythingIsConsumed());
    }

    private boolean ordersAreFinal() {
        return isZero("order-service", "select count(*) from orders where status not in ('CONFIRMED', 'CANCELLED')");
    }

    private boolean outboxesAreEmpty() {
        return environment.target().databases().keySet().stream()
                .allMatch(service -> isZero(service, "select count(*) from outbox"));
    }

    private boolean isZero(String service, String count) {
        try {
            return Sql.query(environment.database(service), count, row -> row.getLong(1))
                            .getFirst()
                    == 0;
        } catch (SQLException notThereYet) {
            return false;
        }
    }

    private boolean everythingIsConsumed() {
        try (Admin admin = Admin.create(
                Map.<String, Object>of("bootstrap.servers", environment.target().kafka()))) {
            for (String service : environment.target().databases().keySet()) {
                if (!isConsumed(admin, service)) {
                    return false;
                }
            }
            return true;
        } catch (ExecutionException notThereYet) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isConsumed(Admin admin, String group) throws ExecutionException, InterruptedException {
        var committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, OffsetSpec> wanted =
                committed.keySet().stream().collect(Collectors.toMap(one -> one, _ -> OffsetSpec.latest()));
        var ends = admin.listOffsets(wanted).all().get();
        return committed.keySet().stream().allMatch(one -> offset(committed.get(one)) == end(ends.get(one)));
    }

    private static long offset(@Nullable OffsetAndMetadata committed) {
        return committed == null ? -1 : committed.offset();
    }

    private static long end(@Nullable ListOffsetsResultInfo partition) {
        return partition == null ? -1 : partition.offset();
    }
}
