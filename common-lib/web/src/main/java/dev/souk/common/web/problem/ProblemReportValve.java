package dev.souk.common.web.problem;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * A problem instead of Tomcat's HTML page, for requests that Tomcat rejects before any filter runs: a malformed request
 * line, too long headers. Ordered after Spring Boot's, so that this one is asked first.
 */
@Order
final class ProblemReportValve extends ErrorReportValve implements WebServerFactoryCustomizer<TomcatWebServerFactory> {

    private static final int FIRST_ERROR = 400;

    private final ProblemWriter problems;

    ProblemReportValve(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void customize(TomcatWebServerFactory server) {
        server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(this));
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            problems.write(request, response, problem(status));
        } catch (IOException disconnected) {
            throw new UncheckedIOException(disconnected);
        }
    }

    /** Tomcat's 501 and 505 are for a transfer coding and a version of HTTP that it does not know. */
    private static ProblemException problem(int status) {
        boolean isOfTheCaller =
                status == HttpStatus.NOT_IMPLEMENTED.value() || status == HttpStatus.HTTP_VERSION_NOT_SUPPORTED.value();
        return Problems.ofStatus(isOfTheCaller ? HttpStatus.BAD_REQUEST : HttpStatusCode.valueOf(status));
    }
}
