package dev.souk.common.idempotency;

import dev.souk.common.core.ClientNetwork;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Executions for requests of any protocol. */
public final class IdempotentExecutions {

    private final Idempotency idempotency;

    IdempotentExecutions(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    /** An execution in one transaction, which is repeated with each request. */
    public IdempotentExecution withoutKey(String path) {
        return new IdempotentExecution(idempotency, null, path);
    }

    /**
     * An execution at most once for each key of a caller.
     *
     * @param key 1 to 255 visible ASCII characters, with or without quotes; anything else is a problem with status 400
     * @param caller null for a request without a token; the key then belongs to the network of {@code address}
     * @param target what is called: the same key for another target is a problem with status 422
     * @param body the same key with another body is a problem with status 422
     * @param path the instance of a problem that is stored as the answer
     */
    public IdempotentExecution withKey(
            String key, @Nullable Principal caller, String address, String target, byte[] body, String path) {
        String owner = caller == null ? stranger(address) : caller.getName();
        return new IdempotentExecution(idempotency, IdempotentRequest.of(key, owner, target, body), path);
    }

    /** Strangers do not share their keys: nobody can use "1" first and thereby block the registrations of others. */
    private static String stranger(String address) {
        return "anonymous " + ClientNetwork.of(address);
    }
}
