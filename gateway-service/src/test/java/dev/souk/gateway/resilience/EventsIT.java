package dev.souk.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.souk.gateway.AbstractOtherPoliciesIT;
import dev.souk.gateway.FakeService;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EventsIT extends AbstractOtherPoliciesIT {

    @Test
    void anEventArrivesBeforeTheStreamEndsAndLongAfterTheResponseTimeout() throws Exception {
        CountDownLatch secondEvent = new CountDownLatch(1);
        streamEvents(ORDERS, secondEvent);
        streamEvents(MORE_ORDERS, secondEvent);

        try (HttpClient client = HttpClient.newHttpClient();
                BufferedReader events = open(client)) {
            assertThat(events.readLine()).isEqualTo("data:PLACED");
            // longer than the response timeout of the test's gateway, shorter than the silence that ends a stream
            assertThat(secondEvent.await(1_700, TimeUnit.MILLISECONDS)).isFalse();
            secondEvent.countDown();
            assertThat(events.readLine()).isEmpty();
            assertThat(events.readLine()).isEqualTo("data:CONFIRMED");
            assertThat(events.readLine()).isEmpty();
            assertThat(events.readLine()).isNull();
        }
    }

    /** Its instance is suspended, or gone without a word: the client reads on from another one. */
    @Test
    @Timeout(30)
    void aStreamThatFallsSilentEnds() throws Exception {
        CountDownLatch secondEvent = new CountDownLatch(1);
        streamEvents(ORDERS, secondEvent);
        streamEvents(MORE_ORDERS, secondEvent);

        try (HttpClient client = HttpClient.newHttpClient();
                BufferedReader events = open(client)) {
            assertThat(events.readLine()).isEqualTo("data:PLACED");
            assertThat(events.readLine()).isEmpty();
            assertThatIOException().isThrownBy(events::readLine);
        } finally {
            secondEvent.countDown();
        }
    }

    private BufferedReader open(HttpClient client) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri("/orders/1/events"))
                .header("Authorization", "Bearer " + ISSUER.token())
                .header("Accept", "text/event-stream")
                .timeout(TIMEOUT)
                .build();
        HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private static void streamEvents(FakeService service, CountDownLatch secondEvent) {
        service.behave(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("data:PLACED\n\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            awaitQuietly(secondEvent);
            exchange.getResponseBody().write("data:CONFIRMED\n\n".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
