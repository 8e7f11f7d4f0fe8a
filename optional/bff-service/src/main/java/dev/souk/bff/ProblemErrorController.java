package dev.souk.bff;

import dev.souk.common.problem.Problems;
import jakarta.servlet.RequestDispatcher;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The problem of a response that is an error of this service, not of the API: in place of Spring Boot's error page. */
@RestController
class ProblemErrorController implements ErrorController {

    private static final String RETRY_SECONDS = "2";

    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> problem(
            @RequestAttribute(RequestDispatcher.ERROR_STATUS_CODE) int code,
            @RequestAttribute(RequestDispatcher.ERROR_REQUEST_URI) String path) {
        HttpStatus status = HttpStatus.valueOf(code);
        var response = ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        boolean isForged = status == HttpStatus.FORBIDDEN; // nothing else is
        return response.body(
                (isForged ? Problems.FORBIDDEN.with("Reload the page.") : Problems.ofStatus(status)).toBody(path));
    }
}
