package dev.souk.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.AbstractGatewayIT;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;

/**
 * Sends two pipelined requests, so that the second waits in the server's queue. The server treats it like a request
 * that arrives before the previous exchange has ended, which happens now and then on a busy machine.
 */
class KeepAliveIT extends AbstractGatewayIT {

    private static final int TIMEOUT_MILLIS = 20_000;
    private static final String FOR_A_SERVICE = "GET /items HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String LAST = "GET /items HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    @ParameterizedTest
    @CsvSource({"GET /cart, 401, unauthorized", "GET /nowhere, 404, not-found"})
    void aConnectionIsStillReadAfterTheGatewayAnsweredAQueuedRequest(String rejected, int status, String slug)
            throws IOException {
        try (Socket socket = new Socket("localhost", uri("/").getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            InputStream responses = socket.getInputStream();

            send(socket, FOR_A_SERVICE + rejected + " HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(readUntil(responses, "/problems/" + slug))
                    .contains("HTTP/1.1 200 ", "cart-service", "HTTP/1.1 " + status + " ");
            readUntil(responses, "}");

            send(socket, LAST);
            assertThat(new String(responses.readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("cart-service");
        }
    }

    @Test
    void aConnectionWithTooManyRequestsInARowIsClosed() throws IOException {
        try (Socket socket = new Socket("localhost", uri("/").getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);

            send(socket, FOR_A_SERVICE.repeat(100));

            assertThat(readToTheEnd(socket.getInputStream()).split("HTTP/1.1 ", -1))
                    .hasSizeLessThan(100);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/items", "/cart", "/nowhere"}) // forwarded, 401, 404
    void aGatewayThatStopsClosesEachConnectionAfterAResponse(String path, @Autowired ApplicationContext gateway)
            throws IOException {
        AvailabilityChangeEvent.publish(gateway, ReadinessState.REFUSING_TRAFFIC);
        try (Socket socket = new Socket("localhost", uri("/").getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);

            send(socket, "GET %s HTTP/1.1\r\nHost: x\r\n\r\n".formatted(path));

            assertThat(readToTheEnd(socket.getInputStream()))
                    .startsWith("HTTP/1.1 ")
                    .containsIgnoringCase("\r\nconnection: close\r\n");
        } finally {
            AvailabilityChangeEvent.publish(gateway, ReadinessState.ACCEPTING_TRAFFIC);
        }
    }

    /** Until the connection is closed, or reset since something was not read. */
    private static String readToTheEnd(InputStream responses) throws IOException {
        var read = new ByteArrayOutputStream();
        try {
            responses.transferTo(read);
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
        return read.toString(StandardCharsets.US_ASCII);
    }

    private static void send(Socket socket, String requests) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(requests.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Up to and including {@code end}, or all there is. */
    private static String readUntil(InputStream responses, String end) throws IOException {
        StringBuilder read = new StringBuilder();
        for (int next = responses.read(); next != -1; next = responses.read()) {
            read.append((char) next);
            if (read.toString().endsWith(end)) {
                break;
            }
        }
        return read.toString();
    }
}
