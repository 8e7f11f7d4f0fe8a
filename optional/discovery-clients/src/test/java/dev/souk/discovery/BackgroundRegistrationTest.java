package dev.souk.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.discovery.event.InstanceRegisteredEvent;
import org.springframework.cloud.client.serviceregistry.Registration;
import org.springframework.cloud.client.serviceregistry.ServiceRegistry;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;

class BackgroundRegistrationTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch response = new CountDownLatch(1);
    private final BackgroundRegistration registration =
            new BackgroundRegistration(new SlowRegistry(), new Own(), _ -> {}, () -> true);

    @Test
    void aRegistrationThatOutlivesTheDeregistrationIsUndone() throws Exception {
        register();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(registration.deregister()).isTrue();
        response.countDown();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(calls).containsExactly("deregister", "register", "deregister"));
    }

    @Test
    void anInstanceThatStaysIsRegisteredAndSaysSo() {
        response.countDown();

        register();

        await().atMost(SOON).untilAsserted(() -> assertThat(calls).containsExactly("register", "event"));
    }

    private void register() {
        var context = new GenericApplicationContext();
        context.setEnvironment(new MockEnvironment().withProperty("server.port", "1"));
        context.addApplicationListener(event -> {
            if (event instanceof InstanceRegisteredEvent) {
                calls.add("event");
            }
        });
        context.refresh();
        registration.onReady(new ApplicationReadyEvent(new SpringApplication(), new String[0], context, Duration.ZERO));
    }

    private static final class Own extends DefaultServiceInstance implements Registration {

        private Own() {
            super("1", "own-service", "127.0.0.1", 1, false);
        }
    }

    /** Lists an instance only when the test lets it respond. */
    private final class SlowRegistry implements ServiceRegistry<Own> {

        @Override
        public void register(@Nullable Own own) {
            begun.countDown();
            try {
                response.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            calls.add("register");
        }

        @Override
        public void deregister(@Nullable Own own) {
            calls.add("deregister");
        }

        @Override
        public void close() {}

        @Override
        public void setStatus(Own own, String status) {}

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // as Spring Cloud has it
        public <T> T getStatus(Own own) {
            throw new UnsupportedOperationException();
        }
    }
}
