package dev.souk.common.web.problem;

import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.Validator;

/** Validates the body of a request that Spring MVC has not read, by the same annotations and with the same problem. */
public final class RequestValidator {

    private final Validator validator;

    /** Uses Bean Validation by Spring's adapter. */
    public RequestValidator(Validator validator) {
        this.validator = validator;
    }

    /** Returns the request. Throws a problem with status 400 that names each field that is not valid. */
    public <T> T valid(T request) {
        var result = new BeanPropertyBindingResult(request, "request");
        validator.validate(request, result);
        if (result.hasErrors()) {
            throw Violations.of(result);
        }
        return request;
    }
}
