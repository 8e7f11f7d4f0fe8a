package dev.souk.order.checkout;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;

/** The REST API of cart-service, as far as checkout calls it. */
interface CartServiceClient {

    /** The cart of the owner of the token. */
    @GetExchange("/cart")
    @Nullable
    Cart cart(@RequestHeader(HttpHeaders.AUTHORIZATION) String authorization);
}
