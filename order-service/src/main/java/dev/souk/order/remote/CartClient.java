package dev.souk.order.remote;

import dev.souk.order.checkout.Cart;
import dev.souk.order.checkout.Carts;
import org.springframework.web.client.HttpClientErrorException;

/** Asks cart-service. */
final class CartClient implements Carts {

    private final RemoteServiceClient cartService;

    CartClient(RemoteServiceClient cartService) {
        this.cartService = cartService;
    }

    @Override
    public Cart of(String token) {
        try {
            return cartService.get("/cart", token, Cart.class);
        } catch (HttpClientErrorException unexpected) {
            throw cartService.unavailable(); // who is logged in has a cart, if only an empty one
        }
    }
}
