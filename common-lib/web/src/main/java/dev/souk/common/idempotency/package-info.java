/**
 * Idempotency keys: one effect and one response, however often and in parallel a request is sent.
 *
 * <p>How it works: a controller method takes {@link dev.souk.common.idempotency.IdempotentExecution} and does its work
 * inside {@code execution.execute(...)}, one transaction that also stores the response under the key. A later request
 * with the key gets the stored bytes; one that comes while the first still runs gets 409, decided by an advisory lock
 * without waiting; another payload under the key gets 422. A final rejection by the work itself (404, 409 or 422) is
 * rolled back to a savepoint and stored as well. A key belongs to its caller, without a token to the client's network,
 * and each has a limited number of them. Behind a proxy it is that of the proxy, unless
 * {@code server.forward-headers-strategy} and {@code server.tomcat.remoteip.internal-proxies} are set, as in
 * user-service. Follows draft-ietf-httpapi-idempotency-key-header.
 */
@NullMarked
package dev.souk.common.idempotency;

import org.jspecify.annotations.NullMarked;
