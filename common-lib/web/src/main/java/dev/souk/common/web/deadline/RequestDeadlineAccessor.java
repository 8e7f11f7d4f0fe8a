package dev.souk.common.web.deadline;

import dev.souk.common.deadline.Deadline;
import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

/** Copies the deadline to other threads with Micrometer's context propagation, which finds this class as a service. */
public final class RequestDeadlineAccessor implements ThreadLocalAccessor<Deadline> {

    @Override
    public Object key() {
        return RequestDeadline.class;
    }

    @Override
    public @Nullable Deadline getValue() {
        return RequestDeadline.current();
    }

    @Override
    public void setValue(Deadline deadline) {
        RequestDeadline.set(deadline);
    }

    @Override
    public void setValue() {
        RequestDeadline.clear();
    }
}
