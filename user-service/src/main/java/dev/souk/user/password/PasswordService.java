package dev.souk.user.password;

import dev.souk.common.problem.Problems;
import jakarta.annotation.PreDestroy;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * Hashes and verifies passwords behind a bulkhead. Requests run on virtual threads, which share one carrier thread for
 * each processor and are not preempted: a few logins would block all other requests. So hashing has its own platform
 * threads, which the operating system schedules fairly, and a short queue. When the queue is full, requests get 503.
 */
@Service
public class PasswordService {

    private static final long IDLE_SECONDS = 10;

    private final PasswordEncoder encoder;
    private final PasswordProperties properties;
    private final ThreadPoolExecutor threads;

    PasswordService(PasswordEncoder encoder, PasswordProperties properties) {
        int parallel = properties.parallel() > 0
                ? properties.parallel()
                : Runtime.getRuntime().availableProcessors();
        this.encoder = encoder;
        this.properties = properties;
        this.threads = new ThreadPoolExecutor(
                parallel,
                parallel,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(properties.queue()),
                Thread.ofPlatform().name("password-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** Returns the hash to store. Throws a problem with status 503 if the queue is full. */
    public String encode(String password) {
        return execute(() -> encoder.encode(password));
    }

    /** Verifies the password; takes as long without a hash. Throws a problem with status 503 if the queue is full. */
    public PasswordCheck verify(String password, Optional<String> hash) {
        return execute(() -> check(password, hash));
    }

    private PasswordCheck check(String password, Optional<String> hash) {
        String stored = hash.orElseGet(() -> dummyHash(properties.bcryptStrength()));
        boolean matches = encoder.matches(password, stored) && hash.isPresent();
        boolean upgrade = matches && encoder.upgradeEncoding(stored);
        return new PasswordCheck(matches, upgrade ? Optional.of(encoder.encode(password)) : Optional.empty());
    }

    /** A hash that no known password has: an unknown e-mail takes as long as a wrong password. */
    static String dummyHash(int strength) {
        String digits = (strength < 10 ? "0" : "") + strength;
        return "{bcrypt-hmac-sha256}$2a$" + digits + "$z/d/IZdvZ9iDtXuUNtp8R.PSXionoXgFSolY2ZSn/iTHoJrBAKtKu";
    }

    @PreDestroy
    void close() {
        threads.shutdown();
    }

    private <T> T execute(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, threads).join();
        } catch (RejectedExecutionException full) {
            throw Problems.SERVICE_UNAVAILABLE
                    .with("Too many passwords are being verified at the moment.")
                    .retryAfter(properties.retryAfter());
        }
    }
}
