package dev.souk.system.bench.protocols.client;

import dev.souk.system.bench.load.UnexpectedResponseException;
import java.io.IOException;

/** Whether a response has the account that was asked for. */
public final class Accounts {

    private Accounts() {}

    /** Fails if it has another one. */
    public static void requireCaller(Endpoint endpoint, String id) throws IOException {
        if (!id.equals(endpoint.user())) {
            throw new UnexpectedResponseException("another account: '%s'".formatted(id));
        }
    }
}
