package dev.souk.common.web.overload;

import dev.souk.common.deadline.Deadline;
import io.micrometer.context.ContextRegistry;
import org.jspecify.annotations.Nullable;

/** The deadline of the request that the current thread processes. Threads with a copied context have it as well. */
public final class RequestDeadline {

    static final ThreadLocal<@Nullable Deadline> CURRENT = new ThreadLocal<>();

    static { // nothing has a deadline before
        ContextRegistry.getInstance().registerThreadLocalAccessor(RequestDeadline.class.getName(), CURRENT);
    }

    private RequestDeadline() {}

    /** Null if the caller has sent none, or if there is no request. */
    public static @Nullable Deadline current() {
        return CURRENT.get();
    }
}
