package dev.souk.common.web.problem;

import dev.souk.common.database.DatabaseAvailability;
import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Converts every exception of a request to its problem. */
@RestControllerAdvice
@Order(-1) // before Spring Boot's own, which is there as well, at 0
class ProblemHandler extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    @ExceptionHandler
    ResponseEntity<Object> answer(ProblemException failure) {
        var response = ResponseEntity.status(failure.problem().status());
        Long retryAfter = failure.retryAfterSeconds();
        if (retryAfter != null) {
            response.header(HttpHeaders.RETRY_AFTER, retryAfter.toString());
        }
        if (failure.problem().status() == HttpStatus.UNAUTHORIZED) {
            boolean isTokenRejected = failure.problem().equals(Problems.UNAUTHORIZED); // by another service
            response.header(HttpHeaders.WWW_AUTHENTICATE, Problems.challenge(isTokenRejected));
        }
        return response.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(failure.toBody());
    }

    @ExceptionHandler
    ResponseEntity<Object> denied(AccessDeniedException failure) {
        return answer(Problems.forbidden());
    }

    /** If the database is available, a defect: it is logged completely, and the caller learns nothing about it. */
    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception failure) {
        var declared = AnnotatedElementUtils.findMergedAnnotation(failure.getClass(), ResponseStatus.class);
        if (declared != null && declared.code().is4xxClientError()) {
            return answer(Problems.ofStatus(declared.code()));
        }
        if (DatabaseAvailability.isUnavailable(failure)) {
            log.warn("The database is unavailable: {}", String.valueOf(failure.getMessage()));
            return answer(Problems.databaseUnavailable());
        }
        log.error("Unexpected error in a request", failure);
        return answer(Problems.INTERNAL_ERROR.with("Report the trace id in X-Trace-Id to have it investigated."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(Violations.of(failure.getBindingResult()));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(Violations.of(failure));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(Violations.of(failure));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(Problems.BAD_REQUEST
                .with("A part of the path, a parameter or a header has the wrong form.")
                .on(String.valueOf(failure.getPropertyName()), "has the wrong form"));
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (!(body instanceof ProblemDetail)) {
            return new ResponseEntity<>(body, headers, status);
        }
        ProblemException problem = Problems.ofStatus(status);
        // An explicit content type: a problem is sent as such whatever the Accept header says, even an invalid one.
        return ResponseEntity.status(problem.problem().status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.toBody());
    }
}
