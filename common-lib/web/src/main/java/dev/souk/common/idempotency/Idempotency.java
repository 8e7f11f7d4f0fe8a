package dev.souk.common.idempotency;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The protocol of a key: replay; or lock, check again, execute and store in one transaction. */
record Idempotency(
        IdempotencyRecordRepository store,
        JsonMapper json,
        PlatformTransactionManager transactions,
        IdempotencyProperties properties) {

    <P> ResponseEntity<byte[]> execute(
            @Nullable IdempotentRequest request,
            String path,
            Supplier<P> prepare,
            Function<P, ? extends ResponseEntity<?>> work) {
        var transaction = new TransactionTemplate(transactions); // that of the service may be read-only, for example
        if (request == null) {
            P prepared = prepare.get();
            return transaction.execute(
                    status -> StoredResponse.of(work.apply(prepared), json).first());
        }
        Optional<ResponseEntity<byte[]>> replay = replay(request);
        if (replay.isPresent()) {
            return replay.get();
        }
        P prepared;
        try {
            prepared = prepare.get();
        } catch (ProblemException rejection) { // perhaps because of what the first request has done since
            return replay(request).orElseThrow(() -> rejection);
        }
        return transaction.execute(status ->
                workOnce(request, () -> attempt(status, path, () -> work.apply(prepared))));
    }

    private ResponseEntity<byte[]> workOnce(IdempotentRequest request, Supplier<StoredResponse> attempt) {
        if (!store.tryLock(request)) {
            throw Problems.REQUEST_IN_PROGRESS.with("Wait for its response, or repeat this request later.");
        }
        return replay(request)
                .orElseGet(
                        () -> { // the first one may have ended before the lock
                            requireRoom(request);
                            StoredResponse response = attempt.get();
                            store.insert(request, response);
                            return response.first();
                        });
    }

    /** A caller can send a new key with each request, and each takes a row for two days. */
    private void requireRoom(IdempotentRequest request) {
        store.waitForRoom(request, properties.maxKeysPerCaller(), properties.lifetime())
                .ifPresent(wait -> {
                    throw Problems.TOO_MANY_REQUESTS
                            .with("You have used " + properties.maxKeysPerCaller() + " idempotency keys within "
                                    + properties.lifetime().toHours() + " hours.")
                            .retryAfter(wait);
                });
    }

    private Optional<ResponseEntity<byte[]>> replay(IdempotentRequest request) {
        return store.find(request).map(stored -> {
            if (!request.isSameRequestAs(stored.fingerprint())) {
                throw Problems.IDEMPOTENCY_KEY_REUSED.with("Use a new key for every new request.");
            }
            return stored.response().replayed();
        });
    }

    /** A final rejection is stored too: its changes are rolled back, the key and the rejection are kept. */
    private StoredResponse attempt(TransactionStatus status, String path, Supplier<? extends ResponseEntity<?>> work) {
        Object savepoint = status.createSavepoint(); // the commit releases it
        try {
            return StoredResponse.of(work.get(), json);
        } catch (ProblemException rejection) {
            if (!isFinal(rejection)) {
                throw rejection;
            }
            status.rollbackToSavepoint(savepoint);
            return StoredResponse.of(rejection, path, json);
        }
    }

    /** 404, 409 and 422 without Retry-After. After any other (401, 412, 503 …) the same request may succeed later. */
    private static boolean isFinal(ProblemException rejection) {
        return switch (rejection.problem().status()) {
            case NOT_FOUND, CONFLICT, UNPROCESSABLE_CONTENT -> rejection.retryAfterSeconds() == null;
            default -> false;
        };
    }
}
