package dev.souk.common.sample;

import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A service has a response of its own for an exception. */
@RestControllerAdvice
@Order(-2)
class NoteAdvice {

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_IMPLEMENTED)
    Map<String, Boolean> unsupported(UnsupportedOperationException failure) {
        return Map.of("supported", false);
    }
}
