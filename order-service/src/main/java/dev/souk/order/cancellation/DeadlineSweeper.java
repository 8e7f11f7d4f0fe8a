package dev.souk.order.cancellation;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerBuilder;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Cancels overdue orders at a fixed interval, in every instance; row locks distribute the orders. Runs on a thread of its
 * own, since all other tasks with a fixed delay share one: housekeeping that takes long delays no deadline.
 */
@Component
class DeadlineSweeper implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DeadlineSweeper.class);

    private final OverdueOrderCanceller orders;
    private final CancellationProperties properties;
    private final SimpleAsyncTaskSchedulerBuilder schedulers;
    private volatile @Nullable SimpleAsyncTaskScheduler scheduler;

    DeadlineSweeper(
            OverdueOrderCanceller orders,
            CancellationProperties properties,
            SimpleAsyncTaskSchedulerBuilder schedulers) {
        this.orders = orders;
        this.properties = properties;
        this.schedulers = schedulers;
    }

    @Override
    public void start() {
        SimpleAsyncTaskScheduler started =
                schedulers.threadNamePrefix("deadline-sweeper-").build();
        var _ = started.scheduleWithFixedDelay(this::sweep, properties.interval());
        scheduler = started;
    }

    @Override
    public void stop() {
        SimpleAsyncTaskScheduler stopped = scheduler;
        if (stopped != null) {
            stopped.close();
        }
        scheduler = null;
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }

    private void sweep() {
        int cancelled = orders.cancelNextBatch();
        if (cancelled > 0) {
            log.info("{} orders passed their deadline and are being cancelled", cancelled);
        }
    }
}
