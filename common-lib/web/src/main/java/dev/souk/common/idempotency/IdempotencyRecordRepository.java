package dev.souk.common.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of keys and their answers. */
final class IdempotencyRecordRepository {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    IdempotencyRecordRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What is stored under a key: for which request, and its answer. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never shared
    record Stored(byte[] fingerprint, StoredResponse answer) {}

    Optional<Stored> find(IdempotentRequest request) {
        return jdbc.sql("select fingerprint, status, headers, body from idempotency_key where key_hash = :key")
                .param("key", request.keyHash())
                .query(this::stored)
                .optional();
    }

    /** Whether this transaction may work on the key. Does not wait: another one that may is still running. */
    boolean tryLock(IdempotentRequest request) {
        return jdbc.sql("select pg_try_advisory_xact_lock(:id)")
                .param("id", request.lockId())
                .query(Boolean.class)
                .single();
    }

    void insert(IdempotentRequest request, StoredResponse answer) {
        jdbc.sql("""
                insert into idempotency_key (key_hash, fingerprint, status, headers, body)
                values (:key, :fingerprint, :status, :headers, :body)
                """)
                .param("key", request.keyHash())
                .param("fingerprint", request.fingerprint())
                .param("status", answer.status())
                .param("headers", json.writeValueAsString(answer.headers()))
                .param("body", answer.body())
                .update();
    }

    private Stored stored(ResultSet row, int number) throws SQLException {
        var answer = new StoredResponse(
                row.getInt("status"), json.readValue(row.getString("headers"), HEADERS), row.getBytes("body"));
        return new Stored(row.getBytes("fingerprint"), answer);
    }
}
