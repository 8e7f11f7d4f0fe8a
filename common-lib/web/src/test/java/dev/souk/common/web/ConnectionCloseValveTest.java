package dev.souk.common.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.test.context.TestConstructor;

/** On a real Tomcat, which is what ends the connection. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ConnectionCloseValveTest {

    private final ApplicationContext service;

    @LocalServerPort
    private int port;

    ConnectionCloseValveTest(ApplicationContext service) {
        this.service = service;
    }

    @Test
    void aConnectionServesRequestsUntilTheServiceStops() throws IOException {
        try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
            connection.setSoTimeout(10_000);
            assertThat(exchange(connection, "/")).startsWith("HTTP/1.1 204").doesNotContain("Connection: close");
            AvailabilityChangeEvent.publish(service, ReadinessState.REFUSING_TRAFFIC);

            assertThat(exchange(connection, "/")).startsWith("HTTP/1.1 204").contains("Connection: close");

            assertThat(connection.getInputStream().read()).isEqualTo(-1);
        } finally {
            AvailabilityChangeEvent.publish(service, ReadinessState.ACCEPTING_TRAFFIC);
        }
    }

    @Test
    void aRequestThatTheFirstFilterRejectsEndsItsConnectionToo() throws IOException {
        AvailabilityChangeEvent.publish(service, ReadinessState.REFUSING_TRAFFIC);
        try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
            connection.setSoTimeout(10_000);

            assertThat(exchange(connection, "/rejected"))
                    .startsWith("HTTP/1.1 503")
                    .contains("Connection: close");

            assertThat(connection.getInputStream().read()).isEqualTo(-1);
        } finally {
            AvailabilityChangeEvent.publish(service, ReadinessState.ACCEPTING_TRAFFIC);
        }
    }

    /** The response, which has no body. */
    private static String exchange(Socket connection, String path) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        connection.getOutputStream().write(request.getBytes(US_ASCII));
        var answer = new StringBuilder();
        while (!answer.toString().endsWith("\r\n\r\n")) {
            int next = connection.getInputStream().read();
            assertThat(next).as("the end of the connection after %s", answer).isNotNegative();
            answer.append((char) next);
        }
        return answer.toString();
    }

    @Configuration
    @Import(ConnectionCloseValve.class)
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        ApplicationAvailabilityAutoConfiguration.class
    })
    static class Sample {

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        Filter rejection() {
            return (request, response, chain) -> {
                if (((HttpServletRequest) request).getRequestURI().equals("/rejected")) {
                    ((HttpServletResponse) response).setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                    return;
                }
                chain.doFilter(request, response);
            };
        }

        @Bean
        ServletRegistrationBean<HttpServlet> servlet() {
            return new ServletRegistrationBean<>(
                    new HttpServlet() {
                        @Override
                        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
                            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                        }
                    },
                    "/");
        }
    }
}
