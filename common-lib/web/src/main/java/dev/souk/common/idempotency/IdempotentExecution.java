package dev.souk.common.idempotency;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * Does the work of one request at most once; a controller method takes it as an argument. Without an Idempotency-Key
 * the work is simply one transaction; where the key is mandatory the argument is annotated with
 * {@link IdempotencyKeyRequired}.
 */
public final class IdempotentExecution {

    private final Idempotency idempotency;
    private final @Nullable IdempotentRequest request;
    private final String path;

    IdempotentExecution(Idempotency idempotency, @Nullable IdempotentRequest request, String path) {
        this.idempotency = idempotency;
        this.request = request;
        this.path = path;
    }

    /** The answer of {@code work}, which runs in one transaction, or the stored answer of the first request. */
    public ResponseEntity<byte[]> execute(Supplier<? extends ResponseEntity<?>> work) {
        return execute(() -> true, ready -> work.get());
    }

    /**
     * The same for work that first needs something from elsewhere.
     *
     * @param prepare runs before the transaction, so that no row is locked and no connection held while a remote call
     *     takes its time; not run for a request that has its answer already
     * @param work runs in the transaction with what {@code prepare} gave
     */
    public <P> ResponseEntity<byte[]> execute(Supplier<P> prepare, Function<P, ? extends ResponseEntity<?>> work) {
        return idempotency.execute(request, path, prepare, work);
    }
}
