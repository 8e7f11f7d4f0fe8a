package dev.souk.user.password;

import dev.souk.common.problem.Problems;
import jakarta.annotation.PreDestroy;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords behind a bulkhead. Requests run on virtual threads, which share as many carriers as there are
 * processors and are not preempted: a few logins there would stop all other requests. So hashing has a few platform
 * threads of its own, which the operating system shares out fairly, and a short queue. Who finds it full gets 503.
 */
@Component
public class PasswordService {

    private static final long IDLE_SECONDS = 10;

    private final PasswordHash scheme = new PasswordHash();
    private final PasswordProperties settings;
    private final ThreadPoolExecutor threads;

    PasswordService(PasswordProperties settings) {
        int parallel = settings.parallel() > 0
                ? settings.parallel()
                : Runtime.getRuntime().availableProcessors();
        this.settings = settings;
        this.threads = new ThreadPoolExecutor(
                parallel,
                parallel,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(settings.queue()),
                Thread.ofPlatform().name("password-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** What is stored for a password. 503 where too many wait. */
    public String hash(String password) {
        return within(() -> scheme.of(password));
    }

    /** Whether the password is the right one; the same work where there is no hash to compare with. 503 as above. */
    public boolean matches(String password, Optional<String> hash) {
        boolean same = within(() -> scheme.matches(password, hash.orElse(PasswordHash.NOBODYS)));
        return same && hash.isPresent();
    }

    @PreDestroy
    void close() {
        threads.shutdown();
    }

    private <T> T within(Callable<T> work) {
        try {
            Future<T> result = threads.submit(work);
            return result.get();
        } catch (RejectedExecutionException full) {
            throw Problems.SERVICE_UNAVAILABLE
                    .with("Too many passwords are being checked at the moment.")
                    .retryAfter(settings.retryAfter());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a password was hashed", stopping);
        } catch (ExecutionException defect) {
            throw new IllegalStateException("A password could not be hashed", defect.getCause());
        }
    }
}
