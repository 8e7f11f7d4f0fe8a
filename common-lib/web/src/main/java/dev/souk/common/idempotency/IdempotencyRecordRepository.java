package dev.souk.common.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of keys and their responses. */
record IdempotencyRecordRepository(JdbcClient jdbc, JsonMapper json) {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    /** "IDEM": the first key of these advisory locks; those of the outbox relay have the id of its table there. */
    private static final int LOCK_NAMESPACE = 0x4944_454D;

    /** The record of a key: the fingerprint of its request, and the response. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never shared
    record Stored(byte[] fingerprint, StoredResponse response) {}

    Optional<Stored> find(IdempotentRequest request) {
        return jdbc.sql("select fingerprint, status, headers, body from idempotency_key where key_hash = :key")
                .param("key", request.keyHash())
                .query(this::stored)
                .optional();
    }

    /** Whether this transaction may process the key. Does not wait for another one that is processing it. */
    boolean tryLock(IdempotentRequest request) {
        return jdbc.sql("select pg_try_advisory_xact_lock(?, ?)")
                .params(LOCK_NAMESPACE, request.lockId())
                .query(Boolean.class)
                .single();
    }

    /**
     * The time after which the caller may store another key, by the database's clock; empty if it may now. Reads at
     * most {@code maxKeys} entries of an index, and few for a caller with few keys.
     */
    Optional<Duration> waitForRoom(IdempotentRequest request, int maxKeys, Duration lifetime) {
        return jdbc.sql("""
                select ceil(extract(epoch from created_at - clock_timestamp()))::bigint
                from idempotency_key where caller_hash = ?
                order by created_at desc offset ? limit 1
                """)
                .params(request.callerHash(), maxKeys - 1)
                .query(Long.class)
                .optional()
                .map(age -> lifetime.plusSeconds(age))
                .filter(Duration::isPositive); // others have expired, and are deleted within a minute
    }

    void insert(IdempotentRequest request, StoredResponse response) {
        jdbc.sql("""
                insert into idempotency_key (key_hash, caller_hash, fingerprint, status, headers, body)
                values (?, ?, ?, ?, ?, ?)
                """)
                .params(request.keyHash(), request.callerHash(), request.fingerprint())
                .params(response.status(), json.writeValueAsString(response.headers()), response.body())
                .update();
    }

    private Stored stored(ResultSet row, int number) throws SQLException {
        var response = new StoredResponse(
                row.getInt("status"), json.readValue(row.getString("headers"), HEADERS), row.getBytes("body"));
        return new Stored(row.getBytes("fingerprint"), response);
    }
}
