package dev.souk.common.idempotency;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * Executes the work of one request at most once; a controller method takes it as an argument. Without an
 * Idempotency-Key the work is simply one transaction; where the key is mandatory the argument is annotated with
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

    /**
     * The response of {@code work}, which runs in one transaction, or the stored response of the first request. Its
     * body is the JSON of a {@code T}, in bytes: it can be returned, not read.
     */
    public <T> ResponseEntity<T> execute(Supplier<ResponseEntity<T>> work) {
        return execute(() -> true, ready -> work.get());
    }

    /**
     * The same for work that needs data from remote services.
     *
     * @param prepare runs before the transaction, so that no row is locked and no connection held during a remote call;
     *     does not run if a response is stored
     * @param work runs in the transaction with the result of {@code prepare}
     */
    @SuppressWarnings("unchecked") // Spring writes bytes as they are; the type is what the API description shows
    public <P, T> ResponseEntity<T> execute(Supplier<P> prepare, Function<P, ResponseEntity<T>> work) {
        return (ResponseEntity<T>) idempotency.execute(request, path, prepare, work);
    }
}
