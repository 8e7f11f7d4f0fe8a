package dev.souk.common.web.overload;

import dev.souk.common.deadline.Deadline;
import dev.souk.common.problem.Problems;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Begins no transaction for a caller that does not wait any more: it repeats the request, and the work of the first one
 * would be added to an overload. A transaction that has begun is completed, since the work is done.
 */
final class DeadlineTransactionListener implements TransactionExecutionListener {

    /** Throws a problem with status 503 if the time is over. */
    @Override
    public void beforeBegin(TransactionExecution transaction) {
        @Nullable Deadline deadline = RequestDeadline.current();
        if (deadline != null && deadline.isOver()) {
            throw Problems.SERVICE_UNAVAILABLE
                    .with("The time for this request is over. Nothing was stored; try again.")
                    .retryAfter(Duration.ofSeconds(1));
        }
    }
}
