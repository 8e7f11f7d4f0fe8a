package dev.souk.order.checkout;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;

/** The REST API of user-service, as far as checkout calls it. */
interface UserServiceClient {

    /** The account of the owner of the token; 404 if it was erased. */
    @GetExchange("/users/me")
    @Nullable
    Account account(@RequestHeader(HttpHeaders.AUTHORIZATION) String authorization);
}
